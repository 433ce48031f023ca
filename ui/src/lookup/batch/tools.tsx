import { useState } from "preact/hooks";
import { save } from "../../files.ts";
import { SaveMark } from "../../icons.tsx";
import { ACTIONS, STANDINGS, useNumber, useWords } from "../../index.ts";
import { usePageWords } from "../strings/index.ts";
import type { Format } from "../sublet.ts";
import { type Counts, EVERYTHING, type Filter, isOpen, UNKNOWN } from "./data.ts";

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
  const { batch } = usePageWords();
  const number = useNumber();
  const change = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  return (
    <div class="filter" role="search" aria-label={batch.filter}>
      <label class="field is-wide">
        <span>{batch.filterText}</span>
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
        label={batch.standing}
        chosen={filter.standing}
        options={STANDINGS.map((value) => ({ value, name: words.standing[value] }))}
        onPick={(standing) => change({ standing })}
      />
      <Pick
        name="kind"
        label={batch.column.kind}
        chosen={filter.kind}
        options={counts.kinds.map(({ value }) => ({
          value,
          name: value === UNKNOWN ? batch.noKind : words.kind[value],
        }))}
        onPick={(kind) => change({ kind })}
      />
      <Pick
        name="provider"
        label={batch.column.provider}
        chosen={filter.provider}
        options={counts.providers.map(({ value }) => ({ value, name: value }))}
        onPick={(provider) => change({ provider })}
      />
      <Pick
        name="action"
        label={batch.column.action}
        chosen={filter.action}
        options={ACTIONS.map((value) => ({ value, name: words.action[value] }))}
        onPick={(action) => change({ action })}
      />
      <p class="filter-shown" role="status">
        {batch.shown(number(shown), number(all))}
      </p>
      {!isOpen(filter) && (
        <button type="button" class="button is-quiet" onClick={() => onFilter(EVERYTHING)}>
          {batch.reset}
        </button>
      )}
    </div>
  );
}

/** A choice of one or all. */
export function Pick<T extends string>({
  name,
  label,
  chosen,
  options,
  onPick,
}: {
  name: string;
  label: string;
  chosen: T | undefined;
  options: { value: T; name: string }[];
  onPick: (value: T | undefined) => void;
}) {
  const { batch } = usePageWords();
  return (
    <label class="field">
      <span>{label}</span>
      <select
        name={name}
        value={chosen ?? ""}
        onChange={({ currentTarget }) =>
          onPick(options.find(({ value }) => value === currentTarget.value)?.value)
        }
      >
        <option value="">{batch.all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}

const FORMATS = ["csv", "json"] as const;

/** Saves what is shown, in full. */
export function Downloads({ onWrite }: { onWrite: (format: Format) => Promise<Blob> }) {
  const { batch } = usePageWords();
  const [busy, setBusy] = useState(false);

  async function download(format: Format) {
    setBusy(true);
    try {
      save(await onWrite(format), `sublet.${format}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="downloads" role="group" aria-label={batch.download} aria-busy={busy}>
      <span aria-hidden="true">{batch.download}</span>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          class="button is-quiet"
          disabled={busy}
          data-format={format}
          onClick={() => download(format)}
        >
          <SaveMark />
          {batch[format]}
        </button>
      ))}
    </div>
  );
}
