/**
 * Sublet for other Workers: guards what a Worker fetches and where it leads its readers.
 *
 * ```ts
 * import { sublet } from "@sublet/worker";
 *
 * const guard = sublet({ policy: "strict" });
 *
 * export default {
 *   async fetch(request) {
 *     const page = await guard.fetch("https://example.com/"); // throws `Stopped` before a stopped host is contacted
 *     return guard.markLinks(page);
 *   },
 * };
 * ```
 *
 * All knowledge is in the package: nothing is asked of anybody.
 *
 * @packageDocumentation
 */
import { engine } from "../engine.ts";
import type { GuardOptions } from "./guard.ts";
import { Guard } from "./guard.ts";

/** Makes a guard. Throws an `Error` with a `code` where the policy is not valid. */
export function sublet(options?: GuardOptions): Guard {
  return new Guard(engine, options);
}

export type { Action, LinkReport, Policy, Verdict } from "sublet-wasm/worker";
export { type GateOptions, gateLinks } from "./gate-links.ts";
export type { Checked, Guard, GuardOptions } from "./guard.ts";
export { Stopped } from "./guard.ts";
export type { MarkOptions, RewriteOptions } from "./html/links.ts";
