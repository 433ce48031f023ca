import type { Vars } from "../../env.ts";

/** The variables of an environment. `workerd` gives `null` for each that is not set. */
export function varsOf(env: Record<string, unknown>): Vars {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === "string"));
}
