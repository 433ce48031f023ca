import type { Sql, SqlValue, Statement } from "../store/types.ts";
import type { Entry, Row } from "./types.ts";

/** Entries of one statement: well below the 2 MB that D1 takes as one value. */
const CHUNK = 500;

const INSERT = `
  INSERT INTO decisions (at, via, host, turned, score, level, action, rule, policy, token)
  SELECT ?1, value->>'via', value->>'host', value->>'turned', value->>'score', value->>'level',
         value->>'action', value->>'rule', value->>'policy', value->>'token'
  FROM json_each(?2)`;

const COLUMNS = "id, at, via, host, score, level, action, rule, policy, token";

/** Which rows are wanted. Times are milliseconds since 1970. */
export interface Filter {
  from?: number | undefined;
  /** Exclusive. */
  to?: number | undefined;
  host?: string | undefined;
  /** This name and every host below it. */
  under?: string | undefined;
  action?: string | undefined;
  level?: string | undefined;
  rule?: string | undefined;
  policy?: string | undefined;
  via?: string | undefined;
  token?: string | undefined;
}

/** Where a page begins: just after this row, newest first. */
export interface Position {
  at: number;
  id: number;
}

/** Writes all entries down, or none. */
export async function append(sql: Sql, entries: Entry[], at: number): Promise<void> {
  const insert = sql.prepare(INSERT);
  const statements: Statement[] = [];
  for (let from = 0; from < entries.length; from += CHUNK) {
    const chunk = entries.slice(from, from + CHUNK).map((entry) => ({ ...entry, turned: turn(entry.host) }));
    statements.push(insert.bind(at, JSON.stringify(chunk)));
  }
  await sql.batch(statements);
}

/** The rows that pass the filter, newest first; the position of the next page is the last row's. */
export async function page(
  sql: Sql,
  filter: Filter,
  limit: number,
  after: Position | undefined,
): Promise<{ rows: Row[]; next: Position | undefined }> {
  const { where, values } = conditions(filter, after);
  values.push(limit + 1);
  const query = `SELECT ${COLUMNS} FROM decisions ${where} ORDER BY at DESC, id DESC LIMIT ?${values.length}`;
  const { results } = await sql
    .prepare(query)
    .bind(...values)
    .all<Row>();
  const rows = results.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: last && results.length > limit ? { at: last.at, id: last.id } : undefined };
}

function conditions(filter: Filter, after: Position | undefined) {
  const values: SqlValue[] = [];
  const all: string[] = [];
  const value = (given: SqlValue) => `?${values.push(given)}`;

  if (filter.from !== undefined) all.push(`at >= ${value(filter.from)}`);
  if (filter.to !== undefined) all.push(`at < ${value(filter.to)}`);
  if (filter.host !== undefined) all.push(`turned = ${value(turn(filter.host))}`);
  if (filter.under !== undefined) {
    const name = turn(filter.under);
    // `/` is the character after `.`: all that begins with `name.` lies between.
    all.push(
      `(turned = ${value(name)} OR (turned >= ${value(`${name}.`)} AND turned < ${value(`${name}/`)}))`,
    );
  }
  for (const column of ["action", "level", "rule", "policy", "via", "token"] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) all.push(`${column} = ${value(wanted)}`);
  }
  if (after) all.push(`(at, id) < (${value(after.at)}, ${value(after.id)})`);
  return { where: all.length > 0 ? `WHERE ${all.join(" AND ")}` : "", values };
}

function turn(host: string | null): string | null {
  return host === null ? null : host.split(".").reverse().join(".");
}
