import type { Verdict } from "sublet-wasm";
import { CSV_HEADER, csvLine } from "./csv.ts";
import type { Failure, Format } from "./protocol.ts";

/** A row of a download: the verdict, or why there is none. */
export type Row = { verdict: Verdict } | { input: string; error: Failure };

/** Rows as a file: JSON holds each verdict exactly as the classifier gives it, one a line. */
export function written(rows: Iterable<Row>, format: Format): Blob {
  return format === "json" ? json(rows) : csv(rows);
}

function json(rows: Iterable<Row>): Blob {
  const parts: string[] = [];
  for (const row of rows) parts.push(JSON.stringify("verdict" in row ? row.verdict : row));
  return new Blob([`[\n${parts.join(",\n")}\n]\n`], { type: "application/json" });
}

function csv(rows: Iterable<Row>): Blob {
  const parts = [CSV_HEADER];
  for (const row of rows) parts.push(csvLine(row));
  return new Blob([`${parts.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
}
