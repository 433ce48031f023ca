import { csvField } from "@sublet/ui/lookup";
import type { Entry } from "../../../src/log/types.ts";

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

/** The log as CSV (RFC 4180), safe to open in a spreadsheet. */
export function logCsv(entries: Entry[]): Blob {
  const lines = entries.map((entry) => COLUMNS.map((column) => csvField(entry[column] ?? null)).join(","));
  return new Blob([[COLUMNS.join(","), ...lines, ""].join("\r\n")], { type: "text/csv;charset=utf-8" });
}

/** The log as it is stored, one entry a line. */
export function logNdjson(entries: Entry[]): Blob {
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`);
  return new Blob(lines, { type: "application/x-ndjson" });
}
