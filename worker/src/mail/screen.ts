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

/** Characters of one value: the line stays well below the 998 of RFC 5322. */
const MAX_LINE = 300;

/** The results of RFC 8601 that come closest. */
const RESULTS = { allow: "pass", log: "neutral", warn: "softfail", block: "fail" } as const;

/**
 * The header lines of a message that was screened. All begin with `X-`: other lines cannot be added to a message that
 * is handed on.
 *
 * `by` is the name of whoever screened, as in `Authentication-Results`.
 */
export function reportHeaders({ decision, hosts, signs, cuts }: Report, by: string): Headers {
  const { action, rule, host } = decision;
  const verdict = hosts.find((one) => one.host === host);
  const headers = new Headers();
  const add = (name: string, value: string) => headers.set(name, plain(value));
  add("X-Sublet-Screening", cuts.length > 0 ? `partial; ${cuts.map(({ code }) => code).join(", ")}` : "done");
  add("X-Sublet-Action", action);
  add("X-Sublet-Rule", rule);
  if (host) add("X-Sublet-Host", host);
  if (verdict) add("X-Sublet-Risk", `${verdict.risk.level}; score=${verdict.risk.score}`);
  if (verdict?.provider) add("X-Sublet-Provider", verdict.provider.id);
  if (signs.length > 0) add("X-Sublet-Signs", [...new Set(signs.map(({ code }) => code))].join(", "));
  const about = host ? ` policy.host=${host}` : "";
  const result = `x-sublet=${RESULTS[action]} policy.action=${action} policy.rule=${quoted(rule)}${about}`;
  add("X-Sublet-Authentication-Results", `${by}; ${result}`);
  return headers;
}

/** The header line of a message that could not be screened or held back, beside the lines of its report, if any. */
export function failureHeaders(code: string, headers = new Headers()): Headers {
  headers.set("X-Sublet-Screening", plain(`failed; ${code}`));
  return headers;
}

/** Whether the message came with lines that only we should write. */
export function hasOurs(headers: Headers): boolean {
  return [...headers.keys()].some((name) => name.toLowerCase().startsWith("x-sublet-"));
}

/** Printable ASCII on one line: a value must not begin a line of its own. */
export function plain(value: string): string {
  const line = value.replaceAll(/[^\x20-\x7e]/g, "?");
  return line.length > MAX_LINE ? `${line.slice(0, MAX_LINE - 3)}...` : line;
}

/** A quoted-string (RFC 5322, section 3.2.4). */
function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}
