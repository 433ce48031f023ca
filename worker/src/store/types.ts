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
