import type { Verdict } from "sublet-wasm";
import { BUILTIN_POLICIES, STOPPING } from "./generated/policies.ts";

export { BUILTIN_POLICIES, EMPTY_POLICY } from "./generated/policies.ts";

/** The name of a built-in policy. */
export type PolicyName = keyof typeof BUILTIN_POLICIES;

/** The names of the built-in policies, mildest first. */
export const POLICIES = Object.keys(BUILTIN_POLICIES) as readonly PolicyName[];

/** Whether a decision ends a navigation at the warning page, with or without a way through. */
export function stops({ decision: { action } }: Pick<Verdict, "decision">): boolean {
  return STOPPING.includes(action);
}
