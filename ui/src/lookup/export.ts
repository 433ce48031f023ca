import type { Verdict } from "sublet-wasm";
import type { Failure } from "./sublet.ts";

/** A row of a download: the verdict, or why there is none. */
export type Row = { verdict: Verdict } | { input: string; error: Failure };

/** The package's writer of tables. */
export type WriteCsv = typeof import("sublet-wasm").csv;
type Cell = string | number | null;

/** Rows as JSON: each verdict exactly as the classifier gives it, one a line. */
export function jsonFile(rows: Iterable<Row>): Blob {
  const parts: string[] = [];
  for (const row of rows) parts.push(JSON.stringify("verdict" in row ? row.verdict : row));
  return new Blob([`[\n${parts.join(",\n")}\n]\n`], { type: "application/json" });
}

/** How many rows are written at once: what a batch of any length needs of memory beside its file. */
const PIECE = 1_000;

/** Rows as CSV, by the package: the columns of `sublet check --format csv`, and why a row has none. */
export function csvFile(rows: Iterable<Row>, write: WriteCsv): Blob {
  const parts: string[] = [];
  let piece: Cell[][] = [[...COLUMNS]];
  for (const row of rows) {
    piece.push(cellsOf(row));
    if (piece.length < PIECE) continue;
    parts.push(write(piece));
    piece = [];
  }
  return new Blob([...parts, write(piece)], { type: "text/csv;charset=utf-8" });
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

function cellsOf(row: Row): Cell[] {
  if (!("verdict" in row)) {
    return [row.input, ...Array<null>(COLUMNS.length - 2).fill(null), row.error.code];
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
  ];
}
