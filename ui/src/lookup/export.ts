import type { Verdict } from "sublet-wasm";
import { csvField } from "../files.ts";
import type { Failure, Format } from "./sublet.ts";

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

const COLUMNS = [
  "input",
  "host",
  "standing",
  "provider",
  "suffix",
  "site",
  "kind",
  "control",
  "score",
  "level",
  "action",
  "rule",
  "reasons",
  "incidents",
  "error",
] as const;

/** The first line of every CSV download: the columns of `sublet check --format csv`, and why a row has none. */
export const CSV_HEADER = COLUMNS.join(",");

/** One row as a line, without its end. */
export function csvLine(row: Row): string {
  if (!("verdict" in row)) {
    return [row.input, ...Array(COLUMNS.length - 2).fill(null), row.error.code].map(csvField).join(",");
  }
  const { input, host, standing, provider, suffix, site, kind, control, risk, decision } = row.verdict;
  const { reasons, incidents } = row.verdict;
  return [
    input,
    host,
    standing,
    provider?.id ?? null,
    suffix,
    site,
    kind,
    control,
    risk.score,
    risk.level,
    decision.action,
    decision.rule,
    reasons.map(({ code, points }) => `${code}=${points}`).join("; "),
    incidents.map(({ actor, year }) => `${actor} (${year})`).join("; "),
    null,
  ]
    .map(csvField)
    .join(",");
}
