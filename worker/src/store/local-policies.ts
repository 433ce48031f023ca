import type { KeyPage, ListOptions, PolicyStore, Sql } from "./store.ts";

/** The table that values lie in. */
export const TABLE = "CREATE TABLE keyed (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID";

const PAGE = 1_000;

/** `PolicyStore` over SQLite: what KV is on Cloudflare, but consistent at once. */
export class LocalPolicies implements PolicyStore {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async get(key: string): Promise<string | null> {
    const { results } = await this.#sql
      .prepare("SELECT value FROM keyed WHERE key = ?1")
      .bind(key)
      .all<{ value: string }>();
    return results[0]?.value ?? null;
  }

  async put(key: string, value: string): Promise<void> {
    await this.#sql
      .prepare("INSERT INTO keyed VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2")
      .bind(key, value)
      .run();
  }

  async delete(key: string): Promise<void> {
    await this.#sql.prepare("DELETE FROM keyed WHERE key = ?1").bind(key).run();
  }

  async list({ prefix = "", limit = PAGE, cursor = "" }: ListOptions = {}): Promise<KeyPage> {
    const { results } = await this.#sql
      .prepare(
        "SELECT key AS name FROM keyed WHERE key > ?1 AND substr(key, 1, ?2) = ?3 ORDER BY key LIMIT ?4",
      )
      .bind(cursor, prefix.length, prefix, limit + 1)
      .all<{ name: string }>();
    const keys = results.slice(0, limit);
    const last = keys.at(-1);
    return last && results.length > limit
      ? { keys, list_complete: false, cursor: last.name }
      : { keys, list_complete: true };
  }
}
