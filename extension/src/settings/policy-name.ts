import type { Words } from "../words/index.ts";
import type { InForce } from "./types.ts";

/** The policy in force as people know it. */
export function policyName({ policy: { name } }: Pick<InForce, "policy">, t: Words): string {
  if (name === "monitor") return t("policyMonitor");
  if (name === "balanced") return t("policyBalanced");
  return name === "strict" ? t("policyStrict") : name;
}
