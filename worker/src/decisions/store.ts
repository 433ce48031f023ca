import type { Action, Event, Level } from "sublet-wasm/worker";
import type { Ctx, Env } from "../env.ts";
import { Problem } from "../problem.ts";
import { type Settings, settingsOf } from "../settings.ts";
import { type ObjectStore, type Sql, type SqlValue, type Statement, within } from "../store/store.ts";

/** What asked: one link, many links, the link gate, a reader who went on past its warning, a message. */
export const CHANNELS = ["check", "batch", "go", "continue", "mail"] as const;
export type Channel = (typeof CHANNELS)[number];

export const ACTIONS = ["allow", "log", "warn", "block"] as const satisfies readonly Action[];
export const LEVELS = ["none", "low", "medium", "high", "critical"] as const satisfies readonly Level[];

/** What is written down of one screening: never a URL, never content. */
export interface Entry extends Omit<Event, "host"> {
  channel: Channel;
  /** The canonical host that decided; `null` where a message led nowhere. */
  host: string | null;
  /** The policy's name. */
  policy: string;
  /** The id of the token that asked; `null` where none was needed. */
  token: string | null;
}

/** An entry as it is stored. */
export interface Row extends Entry {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** Entries of one statement: well below the 2 MB that D1 takes as one value. */
const CHUNK = 500;

const INSERT = `
  INSERT INTO decisions (at, channel, host, host_reversed, score, level, action, rule, policy, token)
  SELECT ?1, value->>'channel', value->>'host', value->>'host_reversed', value->>'score', value->>'level',
         value->>'action', value->>'rule', value->>'policy', value->>'token'
  FROM json_each(?2)`;

const COLUMNS = "id, at, channel, host, score, level, action, rule, policy, token";

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
  channel?: string | undefined;
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
    const chunk = entries
      .slice(from, from + CHUNK)
      .map((entry) => ({ ...entry, host_reversed: reversed(entry.host) }));
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
  if (filter.host !== undefined) all.push(`host_reversed = ${value(reversed(filter.host))}`);
  if (filter.under !== undefined) {
    const name = reversed(filter.under);
    // `/` is the character after `.`: all that begins with `name.` lies between.
    all.push(
      `(host_reversed = ${value(name)} OR (host_reversed >= ${value(`${name}.`)} AND host_reversed < ${value(`${name}/`)}))`,
    );
  }
  for (const column of ["action", "level", "rule", "policy", "channel", "token"] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) all.push(`${column} = ${value(wanted)}`);
  }
  if (after) all.push(`(at, id) < (${value(after.at)}, ${value(after.id)})`);
  return { where: all.length > 0 ? `WHERE ${all.join(" AND ")}` : "", values };
}

function reversed(host: string | null): string | null {
  return host === null ? null : host.split(".").reverse().join(".");
}

/** Rows that one statement deletes. */
const BATCH = 5_000;
/** Batches of one run; what is left goes in the next. */
const BATCHES = 100;
/** Messages that one step of a run takes out of the quarantine. */
const MESSAGES = 500;

const DAY = 24 * 60 * 60 * 1000;

/** What a run deleted. */
export interface Deleted {
  decisions: number;
  messages: number;
}

/** Deletes what is older than `days`: decisions, and messages held back. `now` is milliseconds since 1970. */
export async function deleteOld(env: Env, days: number, now: number): Promise<Deleted> {
  const before = now - days * DAY;
  return {
    decisions: await deleteDecisions(env.DECISIONS, before),
    messages: env.QUARANTINE ? await deleteMessages(env.DECISIONS, env.QUARANTINE, before) : 0,
  };
}

async function deleteDecisions(sql: Sql, before: number): Promise<number> {
  const statement = sql
    .prepare(
      "DELETE FROM decisions WHERE id IN (SELECT id FROM decisions WHERE at < ?1 ORDER BY at LIMIT ?2) RETURNING id",
    )
    .bind(before, BATCH);
  let deleted = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const { results } = await statement.all();
    deleted += results.length;
    if (results.length < BATCH) break;
  }
  return deleted;
}

/** The object goes first: a row without its object says where the message was, an object without its row is forgotten. */
async function deleteMessages(sql: Sql, objects: ObjectStore, before: number): Promise<number> {
  const { results } = await sql
    .prepare("SELECT key FROM quarantine WHERE at < ?1 ORDER BY at LIMIT ?2")
    .bind(before, MESSAGES)
    .all<{ key: string }>();
  if (results.length === 0) return 0;
  const keys = results.map(({ key }) => key);
  await objects.delete(keys);
  await sql
    .prepare("DELETE FROM quarantine WHERE key IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(keys))
    .run();
  return keys.length;
}

/** How long an answer waits for its record, in milliseconds. */
const PATIENCE = 2_000;

/** The header that says whether the answer's decisions are in the store. Absent where nothing was to be written. */
export const RECORDED = "sublet-recorded";

/**
 * Writes the decisions of an answer down and says in its headers whether they are in the store.
 *
 * A store that fails, is full or does not answer in time costs the record, never the answer; unless the setting
 * `RECORD_REQUIRED` says otherwise: then this throws the problem `not-recorded`.
 */
export async function record(c: Ctx, entries: Entry | Entry[]): Promise<void> {
  const { settings } = c.var;
  const recorded = await write(c.env, settings, Array.isArray(entries) ? entries : [entries]);
  if (recorded === undefined) return;
  if (!recorded && settings.recordRequired) throw notRecorded();
  c.header(RECORDED, String(recorded));
}

/**
 * Writes down what the setting `RECORD` wants written. `true`: all of it is in the store. `false`: the store did not
 * confirm it. `undefined`: nothing was to be written. Never throws; why it failed is in the log.
 */
export async function write(env: Env, settings: Settings, entries: Entry[]): Promise<boolean | undefined> {
  const least = leastRecorded(settings);
  if (least === undefined) return undefined;
  const wanted = entries.filter(({ action }) => ACTIONS.indexOf(action) >= ACTIONS.indexOf(least));
  if (wanted.length === 0) return undefined;
  try {
    await within(PATIENCE, append(env.DECISIONS, wanted, Date.now()));
    return true;
  } catch (thrown) {
    console.error("decisions were not recorded:", thrown);
    return false;
  }
}

/** The mildest action that is written down; `undefined` where none is. */
export function leastRecorded({ record: setting }: Settings): Action | undefined {
  return { off: undefined, stops: "log", all: "allow" }[setting] as Action | undefined;
}

/** The answer of a worker that must record and could not. */
export function notRecorded(): Problem {
  return new Problem(
    503,
    "not-recorded",
    {
      en: "The decision could not be recorded, and this worker answers only what it records. Try again later.",
      ja: "判定を記録できませんでした。このワーカーは記録できた判定だけを返します。後でもう一度お試しください。",
    },
    { headers: { "retry-after": "5", [RECORDED]: "false" } },
  );
}

/** The handler of the cron trigger: deletes what is older than the setting `KEEP_DAYS`. */
export async function scheduled(_controller: unknown, env: Env): Promise<void> {
  const { decisions, messages } = await deleteOld(env, settingsOf(env).keepDays, Date.now());
  console.log(`deleted ${decisions} decisions and ${messages} messages`);
}
