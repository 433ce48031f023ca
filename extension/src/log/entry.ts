import type { Action, Level, Verdict } from "sublet-wasm/extension";

/** What happened to a navigation. */
export const EVENTS = [
  "stopped",
  "logged",
  "reported",
  "opened-once",
  "paused",
  "excluded",
  "frame-stopped",
  "download-stopped",
] as const;

export type Event = (typeof EVENTS)[number];

/** One decision as it is written down: the host, never the URL. */
export interface Entry {
  /** RFC 3339. */
  at: string;
  host: string;
  site: string | null;
  /** The provider's id. */
  provider: string | null;
  level: Level;
  action: Action;
  rule: string;
  event: Event;
  /** The reason a user gave. */
  why?: string;
  /** The catalogue's serial number. */
  catalogue: number;
}

/** What happened today, by the clock on the wall. */
export interface Counts {
  stopped: number;
  opened: number;
  logged: number;
}

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
