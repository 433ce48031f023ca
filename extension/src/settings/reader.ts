import { EMPTY_POLICY } from "@sublet/ui";
import type { Policy } from "sublet-wasm/extension";

/** Reads a policy, validated and complete; throws where it is refused. */
export type PolicyReader = (policy: unknown) => Policy;

/** Stands in where the classifier cannot start: refuses what a page could not show. */
export const shapeReader: PolicyReader = (policy) => {
  const { name, default: fallback, rules, exclusions } = { ...EMPTY_POLICY, ...record(policy, "the policy") };
  need(isText(name), "the policy has no name");
  need(isText(fallback), "default is no action");
  need(Array.isArray(rules), "rules is no list");
  need(Array.isArray(exclusions), "exclusions is no list");
  for (const rule of rules) {
    const { id, action } = record(rule, "a rule");
    need(isText(id) && isText(action), "a rule has no id or no action");
  }
  for (const exclusion of exclusions) {
    const { host, site, suffix, provider, who, why } = record(exclusion, "an exclusion");
    need([host, site, suffix, provider].filter(isText).length === 1, "an exclusion needs exactly one target");
    need(isText(who) && isText(why), "an exclusion must say who and why");
  }
  return { name, default: fallback, rules, exclusions };
};

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

function record(value: unknown, name: string): Record<string, unknown> {
  need(typeof value === "object" && value !== null && !Array.isArray(value), `${name} is no object`);
  return value as Record<string, unknown>;
}

function need(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new TypeError(otherwise);
}
