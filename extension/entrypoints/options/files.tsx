import { save } from "@sublet/ui";
import { useRef } from "preact/hooks";
import type { csv } from "sublet-wasm/extension";
import type { Entry } from "../../src/log/entry.ts";

/** Hands a value over as a JSON file. */
export function saveJson(value: unknown, name: string) {
  save(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" }), name);
}

/** A button that takes a JSON file. */
export function OpenJson({
  label,
  onValue,
  onFailure,
}: {
  label: string;
  onValue: (value: unknown) => void;
  onFailure: (thrown: unknown) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        class="unseen"
        tabIndex={-1}
        aria-hidden="true"
        onChange={async ({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (!file) return;
          try {
            onValue(JSON.parse(await file.text()));
          } catch (thrown) {
            onFailure(thrown);
          }
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {label}
      </button>
    </>
  );
}

const COLUMNS = [
  "at",
  "event",
  "host",
  "site",
  "provider",
  "level",
  "action",
  "rule",
  "why",
  "catalogue",
] as const satisfies readonly (keyof Entry)[];

/** The log as CSV, safe to open in a spreadsheet: written by the package, once that is ready. */
export function logCsv(entries: Entry[], write: typeof csv): Blob {
  const rows = entries.map((entry) => COLUMNS.map((column) => entry[column]));
  return new Blob([write([[...COLUMNS], ...rows])], { type: "text/csv;charset=utf-8" });
}

/** The log as it is stored, one entry a line. */
export function logNdjson(entries: Entry[]): Blob {
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`);
  return new Blob(lines, { type: "application/x-ndjson" });
}
