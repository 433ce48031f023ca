import type { Lang, Report } from "sublet-wasm/worker";
import type { Entry } from "../decisions/store.ts";
import type { Engine } from "../engine.ts";
import { Problem } from "../problem.ts";

/** The report on a message, as the Wasm wrote it and read again. */
export interface Screened {
  text: string;
  report: Report;
}

/**
 * Reads a message under a policy (a built-in name, or JSON that `readPolicy` took).
 *
 * Throws a `WebAssembly.RuntimeError` where a message broke the Wasm; the next message finds it made anew.
 */
export function screen(engine: Engine, policy: string, raw: Uint8Array, lang: Lang): Screened {
  try {
    const text = engine.under(policy).mail(raw, lang);
    return { text, report: JSON.parse(text) };
  } catch (thrown) {
    if (thrown instanceof WebAssembly.RuntimeError) engine.reinit();
    throw thrown;
  }
}

/** What is written down of a message: its decision, never its content. */
export function entryOf({ decision, hosts }: Report, policy: string, token: string | null): Entry {
  const verdict = hosts.find(({ host }) => host === decision.host);
  return {
    channel: "mail",
    host: decision.host,
    score: verdict?.risk.score ?? 0,
    level: verdict?.risk.level ?? "none",
    action: decision.action,
    rule: decision.rule,
    policy,
    token,
  };
}

/** A message that was not screened, or not held back as it should have been, for a reason that has a code. */
export class Unscreened extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.name = "Unscreened";
    this.code = code;
  }
}

/** The stable word for what went wrong: for header lines and SMTP replies, so never the error's own text. */
export function codeOf(thrown: unknown): string {
  if (thrown instanceof Unscreened || thrown instanceof Problem) return thrown.code;
  if (thrown instanceof WebAssembly.RuntimeError) return "engine-failed";
  return "internal";
}
