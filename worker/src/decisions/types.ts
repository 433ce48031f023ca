import type { Action, Level } from "sublet-worker-wasm";

/** What asked: one link, many links, the link gate, a reader who went on past its warning, a message. */
export const VIAS = ["check", "batch", "go", "continue", "mail"] as const;
export type Via = (typeof VIAS)[number];

export const ACTIONS = ["allow", "log", "warn", "block"] as const satisfies readonly Action[];
export const LEVELS = ["none", "low", "medium", "high", "critical"] as const satisfies readonly Level[];

/** What is written down of one screening: never a URL, never content. */
export interface Entry {
  via: Via;
  /** The canonical host that decided; `null` where a message led nowhere. */
  host: string | null;
  /** The risk, 0 to 100. */
  score: number;
  level: Level;
  action: Action;
  /** The rule that decided, as the verdict names it. */
  rule: string;
  /** The policy's name. */
  policy: string;
  /** The id of the token that asked; `null` where none was needed. */
  token: string | null;
}

/** An entry as it is stored. */
export interface Row extends Entry {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
}
