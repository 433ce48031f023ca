import { ACTIONS, STANDINGS, useNumber, useWords } from "@sublet/ui";
import { usePageWords } from "../strings/index.ts";
import type { Counts } from "./counts.ts";
import { EVERYTHING, type Filter, isOpen, UNKNOWN } from "./filter.ts";
import { Pick } from "./pick.tsx";

/** The table's filters, and how much they leave. */
export function FilterBar({
  filter,
  counts,
  shown,
  all,
  onFilter,
}: {
  filter: Filter;
  counts: Counts;
  shown: number;
  all: number;
  onFilter: (filter: Filter) => void;
}) {
  const words = useWords();
  const { pile } = usePageWords();
  const number = useNumber();
  const change = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  return (
    <div class="filter" role="search" aria-label={pile.filter}>
      <label class="field is-wide">
        <span>{pile.filterText}</span>
        <input
          type="search"
          name="text"
          autocomplete="off"
          spellcheck={false}
          value={filter.text}
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        />
      </label>
      <Pick
        name="standing"
        label={pile.standing}
        chosen={filter.standing}
        options={STANDINGS.map((value) => ({ value, name: words.standing[value] }))}
        onPick={(standing) => change({ standing })}
      />
      <Pick
        name="kind"
        label={pile.column.kind}
        chosen={filter.kind}
        options={counts.kinds.map(({ value }) => ({
          value,
          name: value === UNKNOWN ? pile.noKind : words.kind[value],
        }))}
        onPick={(kind) => change({ kind })}
      />
      <Pick
        name="provider"
        label={pile.column.provider}
        chosen={filter.provider}
        options={counts.providers.map(({ value }) => ({ value, name: value }))}
        onPick={(provider) => change({ provider })}
      />
      <Pick
        name="action"
        label={pile.column.action}
        chosen={filter.action}
        options={ACTIONS.map((value) => ({ value, name: words.action[value] }))}
        onPick={(action) => change({ action })}
      />
      <p class="filter-shown" role="status">
        {pile.shown(number(shown), number(all))}
      </p>
      {!isOpen(filter) && (
        <button type="button" class="button is-quiet" onClick={() => onFilter(EVERYTHING)}>
          {pile.reset}
        </button>
      )}
    </div>
  );
}
