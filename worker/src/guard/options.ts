import type { Lang, Policy } from "sublet-worker-wasm";

/** How a guard is made. Everything may be left out. */
export interface GuardOptions {
  /** A built-in policy or one of your own (docs/policy.schema.json). Default: `balanced`. */
  policy?: "monitor" | "balanced" | "strict" | Policy;
  /**
   * The mildest action that stops. Default: `warn`, because a program has nobody to ask; with `block` a warning passes.
   */
  stop?: "warn" | "block";
  /** The language of sentences. Default: `en`. */
  lang?: Lang;
  /** What fetches; a service binding's `fetch`, for example. Default: the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** How many redirects are followed at most, 0 to 20 (as browsers do). Default: 20. */
  redirects?: number;
}
