import { DurableObject } from "cloudflare:workers";
import decisions from "../../../migrations/0001_decisions.sql";
import quarantine from "../../../migrations/0002_quarantine.sql";
import { deleteOld } from "../../decisions/keep.ts";
import type { Env } from "../../env.ts";
import { settingsOf } from "../../settings.ts";
import type { SqlResult } from "../types.ts";
import { LocalPolicies, TABLE } from "./policies.ts";
import { LocalSql, type Plain } from "./sql.ts";
import { varsOf } from "./vars.ts";

/** In the order they are applied; a new one goes to the end. */
const MIGRATIONS = [TABLE, decisions, quarantine];

const DAY = 24 * 60 * 60 * 1000;

/** Everything the worker stores where `workerd` runs by itself: one SQLite file on disk. */
export class Store extends DurableObject<Record<string, unknown>> {
  constructor(state: DurableObjectState, env: Record<string, unknown>) {
    super(state, env);
    state.blockConcurrencyWhile(async () => {
      this.#migrate();
      if ((await state.storage.getAlarm()) === null) await state.storage.setAlarm(Date.now() + DAY);
    });
  }

  /** Runs the statements in one transaction: all of them, or none. */
  run(statements: Plain[]): SqlResult<unknown>[] {
    return this.ctx.storage.transactionSync(() => statements.map((statement) => this.#one(statement)));
  }

  /** Once a day: what the cron trigger does on Cloudflare. */
  override async alarm(): Promise<void> {
    const sql = new LocalSql({ run: async (statements) => this.run(statements) });
    const env: Env = { ...varsOf(this.env), DECISIONS: sql, POLICIES: new LocalPolicies(sql) };
    await this.ctx.storage.setAlarm(Date.now() + DAY);
    await deleteOld(env, settingsOf(env).keepDays, Date.now());
  }

  #one({ query, values }: Plain): SqlResult<unknown> {
    const { sql } = this.ctx.storage;
    const results = sql.exec(query, ...values).toArray();
    const { changes } = sql.exec<{ changes: number }>("SELECT changes() AS changes").one();
    return { results, meta: { changes } };
  }

  #migrate() {
    const { sql } = this.ctx.storage;
    sql.exec("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY) STRICT");
    const { done } = sql.exec<{ done: number }>("SELECT count(*) AS done FROM migrations").one();
    for (const [at, migration] of MIGRATIONS.slice(done).entries()) {
      this.ctx.storage.transactionSync(() => {
        sql.exec(migration);
        sql.exec("INSERT INTO migrations VALUES (?1)", done + at + 1);
      });
    }
  }
}
