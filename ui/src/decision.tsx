import type { Verdict } from "sublet-wasm";
import { useWords } from "./lang.ts";
import type { Action } from "./words.ts";

/** An action as a small plate. */
export function ActionBadge({ action }: { action: Action }) {
  return <span class={`badge action-${action}`}>{useWords().action[action]}</span>;
}

/** What the policy says to do, and the rule that said it. */
export function DecisionLine({ decision: { action, rule } }: Pick<Verdict, "decision">) {
  const words = useWords();
  return (
    <div class="decision">
      <p>
        <ActionBadge action={action} /> {words.actionHelp[action]}
      </p>
      <p class="decision-rule">
        {words.decision.rule}: <code>{rule}</code>
      </p>
    </div>
  );
}
