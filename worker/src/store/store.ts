import { Problem } from "../problem.ts";

/**
 * What the worker needs of its stores, and no more.
 *
 * Cloudflare's bindings (`KVNamespace`, `D1Database`, `RateLimit`, `R2Bucket`) fit these shapes as they are. Where
 * `workerd` runs by itself, Durable Objects with SQLite give objects of the same shape (`local.ts`).
 */

/** Small values by name: policies and tokens. */
export interface PolicyStore {
  /** The value, or `null` where there is none. */
  get(key: string): Promise<string | null>;
  put(key: string, value: string): Promise<void>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** Names in byte order, a page at a time. */
  list(options?: ListOptions): Promise<KeyPage>;
}

export interface ListOptions {
  prefix?: string;
  /** At most this many names, 1 to 1,000. */
  limit?: number;
  /** The `cursor` of the page before. */
  cursor?: string;
}

export type KeyPage =
  | { keys: { name: string }[]; list_complete: false; cursor: string }
  | { keys: { name: string }[]; list_complete: true };

/** A value that SQLite stores as it is. */
export type SqlValue = string | number | null;

export interface SqlResult<Row> {
  results: Row[];
}

/** A statement with its values. */
export interface Statement {
  /** A copy with these values for `?1`, `?2`, … */
  bind(...values: SqlValue[]): Statement;
  all<Row>(): Promise<SqlResult<Row>>;
  run(): Promise<SqlResult<unknown>>;
}

/** SQLite as D1 serves it. */
export interface Sql {
  prepare(query: string): Statement;
  /** Runs the statements in one transaction: all of them, or none. */
  batch<Row>(statements: Statement[]): Promise<SqlResult<Row>[]>;
}

/** Counts calls by key over a set time. */
export interface Limiter {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** Whole messages by name: the quarantine. */
export interface ObjectStore {
  put(key: string, value: Uint8Array, options?: PutOptions): Promise<unknown>;
  /** At most 1,000 at once. */
  delete(keys: string[]): Promise<void>;
}

export interface PutOptions {
  httpMetadata?: { contentType: string };
  customMetadata?: Record<string, string>;
}

/** How long an answer waits for a policy or a token, in milliseconds. */
const PATIENCE = 2_000;

/** What a store answers; throws the problem `store-failed` where it fails or does not answer in time. */
export async function ask<T>(question: Promise<T>): Promise<T> {
  try {
    return await within(PATIENCE, question);
  } catch (cause) {
    console.error("a store failed:", cause);
    throw new Problem(
      503,
      "store-failed",
      {
        en: "The store of this worker does not answer as it should. Try again later.",
        ja: "このワーカーの保存領域が正しく応答しません。後でもう一度お試しください。",
      },
      { headers: { "retry-after": "5" }, cause },
    );
  }
}

/** A store did not answer in time: what was asked of it may or may not have happened. */
export class TooSlow extends Error {
  override name = "TooSlow";
}

/** The promise, or `TooSlow` once `limit` milliseconds have passed. */
export async function within<T>(limit: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`no answer within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The names below a prefix, without it, in byte order. */
export async function namesOf(store: PolicyStore, prefix: string): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(store.list(cursor === undefined ? { prefix } : { prefix, cursor }));
    names.push(...page.keys.map(({ name }) => name.slice(prefix.length)));
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
  return names;
}
