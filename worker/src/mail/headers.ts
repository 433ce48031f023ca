import type { Report } from "sublet-wasm/worker";

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
