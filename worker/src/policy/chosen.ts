import type { Ctx } from "../app-type.ts";
import type { Token } from "../auth/token.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { type Chosen, policyNamed } from "./book.ts";

/**
 * The name of the policy that judges a request: the token's, else the one it asks for (`?policy=`), else the setting
 * `POLICY`.
 *
 * Throws the problem `policy-not-allowed` where a token asks for another than its own.
 */
export function policyName(c: Ctx): string {
  return nameFor(c.get("token"), c.req.query("policy"), c.get("settings"));
}

/** As `policyName`, of what the request holds. */
export function nameFor(token: Token | undefined, asked: string | undefined, settings: Settings): string {
  const own = token?.policy;
  if (own !== undefined && asked !== undefined && asked !== own) throw notAllowed(own);
  return own ?? asked ?? settings.policy;
}

/** The policy that judges a request; throws as `policyName` and `policyNamed` do. */
export function policyOf(c: Ctx): Chosen | Promise<Chosen> {
  return policyNamed(c.env.POLICIES, c.get("engine"), policyName(c));
}

function notAllowed(own: string): Problem {
  return new Problem(403, "policy-not-allowed", {
    en: `This token is bound to the policy ${own}.`,
    ja: `このトークンで使えるポリシーは ${own} だけです。`,
  });
}
