import * as glue from "sublet-glue";
import { ready } from "./load.js";
import { policyOf } from "./policy.js";

export function readPolicy(policy) {
  const given = policyOf(policy);
  ready();
  return glue.readPolicy(given);
}
