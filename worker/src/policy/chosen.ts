import type { Ctx } from "../app-type.ts";
import { Problem } from "../problem.ts";
import { type Chosen, policyNamed } from "./book.ts";

/**
 * The name of the policy that judges a request: the token's, else the one it asks for (`?policy=`), else the setting
 * `POLICY`.
 *
 * Throws the problem `policy-not-allowed` where a token asks for another than its own.
 */
export function policyName(c: Ctx): string {
  const own = c.var.token?.policy;
  const asked = c.req.query("policy");
  if (own !== undefined && asked !== undefined && asked !== own) throw notAllowed(own);
  return own ?? asked ?? c.var.settings.policy;
}

/** The policy that judges a request; throws as `policyName` and `policyNamed` do. */
export function policyOf(c: Ctx): Chosen | Promise<Chosen> {
  return policyNamed(c.env.POLICIES, c.var.engine, policyName(c));
}

function notAllowed(own: string): Problem {
  return new Problem(403, "policy-not-allowed", {
    en: `This token is bound to the policy ${own}.`,
    ja: `このトークンで使えるポリシーは ${own} だけです。`,
  });
}
