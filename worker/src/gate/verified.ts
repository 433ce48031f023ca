import { readTarget } from "../links/target.ts";
import { fault, type Keys, type Purpose, type Ticket } from "../links/ticket.ts";
import { FAULTS, UNFIT } from "../links/words.ts";
import { Problem } from "../problem.ts";

/**
 * The URL of a good ticket, and the policy it names.
 *
 * Throws the problem of any other (`link-unsigned`, `link-altered`, `link-expired`, …) before anything is looked up.
 */
export async function verified(
  keys: Keys,
  purpose: Purpose,
  ticket: Ticket | undefined,
): Promise<{ url: URL; policy: string }> {
  if (!ticket) throw refused("unsigned", FAULTS.unsigned);
  const wrong = await fault(keys, purpose, ticket);
  if (wrong) throw refused(wrong, FAULTS[wrong]);
  const target = readTarget(ticket.url);
  if ("unfit" in target) throw refused(target.unfit, UNFIT[target.unfit]);
  // We sign what the parser wrote; whatever else a holder of the key signed must not be read in two ways.
  if (target.url.href !== ticket.url) throw refused("not-a-url", UNFIT["not-a-url"]);
  return { url: target.url, policy: ticket.policy };
}

function refused(code: string, sentence: Problem["detail"]): Problem {
  return new Problem(400, `link-${code}`, sentence);
}
