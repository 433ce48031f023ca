import type { Action, Level } from "sublet-wasm";

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
