import type { Position, Row } from "./store.ts";

const COLUMNS = [
  "id",
  "at",
  "channel",
  "host",
  "score",
  "level",
  "action",
  "rule",
  "policy",
  "token",
] as const;

/** The ways to write rows, with their media types; the first is the default. */
export const FORMATS = {
  json: "application/json",
  ndjson: "application/x-ndjson",
  csv: "text/csv",
} as const;
export type Format = keyof typeof FORMATS;

/** A row for people and programs: the time in RFC 3339. */
export function shown({ at, ...row }: Row) {
  const { id, ...rest } = row;
  return { id, at: new Date(at).toISOString(), ...rest };
}

/** One JSON object a line. */
export function ndjson(rows: Row[]): string {
  return rows.map((row) => `${JSON.stringify(shown(row))}\n`).join("");
}

/** RFC 4180 with a header line. */
export function csv(rows: Row[]): string {
  const lines = rows.map(shown).map((row) => COLUMNS.map((column) => field(row[column])).join(","));
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}

function field(value: string | number | null): string {
  // A spreadsheet would run what begins like a formula (OWASP, CSV injection).
  const text = String(value ?? "").replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A position as the text that callers hand back unread. */
export function writeCursor({ at, id }: Position): string {
  return btoa(`${at}.${id}`).replace(/=+$/, "");
}

/** The position, or `undefined` where the text is none of ours. */
export function readCursor(cursor: string): Position | undefined {
  try {
    const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(atob(cursor)) ?? [];
    return at === undefined || id === undefined ? undefined : { at: Number(at), id: Number(id) };
  } catch {
    return undefined;
  }
}
