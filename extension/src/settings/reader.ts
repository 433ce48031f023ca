import type { Policy } from "sublet-wasm";
import type { BuiltinName } from "./types.ts";

/** What settings need from the classifier. */
export interface PolicyReader {
  /** The policy, validated and complete; throws where it is refused. */
  readPolicy(policy: unknown): Policy;
  builtin(name: BuiltinName): Policy;
}

/** Stands in where the classifier cannot start: looks at the shape of policies only. */
export const shapeReader: PolicyReader = {
  readPolicy(policy) {
    const { name, default: fallback = "allow", rules = [], exclusions = [] } = record(policy, "the policy");
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
      need(
        [host, site, suffix, provider].filter(isText).length === 1,
        "an exclusion needs exactly one target",
      );
      need(isText(who) && isText(why), "an exclusion must say who and why");
    }
    return { name, default: fallback, rules, exclusions } as Policy;
  },

  builtin: (name) => structuredClone(BUILTINS[name]),
};

/** The core's built-in policies; a test holds them against it. */
const BUILTINS: Record<BuiltinName, Policy> = {
  monitor: { name: "monitor", default: "log", rules: [], exclusions: [] },
  balanced: {
    name: "balanced",
    default: "log",
    rules: [
      { id: "full-control", action: "warn", controls: ["full"] },
      { id: "high-risk", action: "warn", level: "high" },
    ],
    exclusions: [],
  },
  strict: { name: "strict", default: "block", rules: [], exclusions: [] },
};

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

function record(value: unknown, name: string): Record<string, unknown> {
  need(typeof value === "object" && value !== null && !Array.isArray(value), `${name} is no object`);
  return value as Record<string, unknown>;
}

function need(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new TypeError(otherwise);
}
