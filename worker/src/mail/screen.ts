import type { Lang, Report } from "sublet-worker-wasm";
import type { Entry } from "../decisions/types.ts";
import type { Engine } from "../engine.ts";

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
    if (thrown instanceof WebAssembly.RuntimeError) engine.renew();
    throw thrown;
  }
}

/** What is written down of a message: its decision, never its content. */
export function entryOf({ decision, hosts }: Report, policy: string, token: string | null): Entry {
  const verdict = hosts.find(({ host }) => host === decision.host);
  return {
    via: "mail",
    host: decision.host,
    score: verdict?.risk.score ?? 0,
    level: verdict?.risk.level ?? "none",
    action: decision.action,
    rule: decision.rule,
    policy,
    token,
  };
}
