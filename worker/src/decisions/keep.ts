import type { Env } from "../env.ts";
import type { ObjectStore, Sql } from "../store/types.ts";

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
