import { type Action, useNumber, useWords } from "../../index.ts";
import { usePageWords } from "../strings/index.ts";
import type { Count } from "./data.ts";

const SHOWN = 6;

/** A chart of counts: each bar is a button that shows only its rows. */
export function Bars<T extends string>({
  title,
  counts,
  name,
  chosen,
  onChoose,
}: {
  title: string;
  counts: Count<T>[];
  name: (value: T) => string;
  chosen: T | undefined;
  onChoose: (value: T | undefined) => void;
}) {
  const { batch } = usePageWords();
  const number = useNumber();
  const most = counts[0]?.count ?? 1;
  const rest = counts.slice(SHOWN).reduce((sum, { count }) => sum + count, 0);
  if (counts.length === 0) return null;
  return (
    <section class="bars" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {counts.slice(0, SHOWN).map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              class="bar"
              aria-pressed={value === chosen}
              title={batch.showOnly(name(value))}
              onClick={() => onChoose(value === chosen ? undefined : value)}
            >
              <bdi class="bar-name">{name(value)}</bdi> <span class="bar-count">{number(count)}</span>
              <Bar share={count / most} />
            </button>
          </li>
        ))}
        {rest > 0 && (
          <li class="bar is-rest">
            <span class="bar-name">{batch.others}</span>
            <span class="bar-count">{number(rest)}</span>
            <Bar share={Math.min(1, rest / most)} />
          </li>
        )}
      </ul>
    </section>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <svg class="bar-line" aria-hidden="true" focusable="false">
      <rect class="bar-track" width="100%" height="100%" rx="3" />
      <rect class="bar-fill" width={`${Math.max(1.5, share * 100)}%`} height="100%" rx="3" />
    </svg>
  );
}

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
  const { batch } = usePageWords();
  const number = useNumber();
  return (
    <ul class="tally" aria-label={batch.byAction}>
      {counts.map(({ value, count }) => (
        <li key={value}>
          <button
            type="button"
            class={`tally-plate action-${value}`}
            aria-pressed={value === chosen}
            title={batch.showOnly(words.action[value])}
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
