import type { Verdict } from "sublet-wasm";
import type { Entry, Event } from "./types.ts";

/** What is written down of a verdict at this moment. */
export function entryOf(verdict: Verdict, event: Event, catalogue: number, why?: string): Entry {
  const { host, site, provider, risk, decision } = verdict;
  return {
    at: new Date().toISOString(),
    host,
    site,
    provider: provider?.id ?? null,
    level: risk.level,
    action: decision.action,
    rule: decision.rule,
    event,
    ...(why && { why }),
    catalogue,
  };
}
