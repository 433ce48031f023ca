import type { Action, LinkReport, Verdict } from "sublet-worker-wasm";

const ACTIONS = ["allow", "log", "warn", "block"] as const satisfies readonly Action[];

/** Whether an action is `least` or stricter. */
export function isAtLeast(action: Action, least: Action): boolean {
  return ACTIONS.indexOf(action) >= ACTIONS.indexOf(least);
}

/** The verdict on the host that decided about a link. */
export function decisive({ hosts, decision }: LinkReport): Verdict {
  const verdict = hosts.find(({ host }) => host === decision.host);
  if (!verdict) throw new Error("a report on a link names the host that decided");
  return verdict;
}
