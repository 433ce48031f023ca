import { type Action, useNumber, useWords } from "@sublet/ui";
import { usePageWords } from "../strings/index.ts";
import type { Count } from "./counts.ts";

/** How many addresses each decision takes, as plates that filter. */
export function Tally({
  counts,
  chosen,
  onChoose,
}: {
  counts: Count<Action>[];
  chosen: Action | undefined;
  onChoose: (action: Action | undefined) => void;
}) {
  const words = useWords();
  const { pile } = usePageWords();
  const number = useNumber();
  return (
    <ul class="tally" aria-label={pile.byAction}>
      {counts.map(({ value, count }) => (
        <li key={value}>
          <button
            type="button"
            class={`tally-plate action-${value}`}
            aria-pressed={value === chosen}
            title={pile.showOnly(words.action[value])}
            disabled={count === 0}
            onClick={() => onChoose(value === chosen ? undefined : value)}
          >
            <span class="tally-count">{number(count)}</span>{" "}
            <span class="tally-name">{words.action[value]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
