import { DurableObject } from "cloudflare:workers";
import decisions from "../../migrations/0001_decisions.sql";
import quarantine from "../../migrations/0002_quarantine.sql";
import { deleteOld } from "../decisions/store.ts";
import type { Env } from "../env.ts";
import { settingsOf } from "../settings.ts";
import { LocalSql, type Plain, varsOf } from "./local.ts";
import { LocalPolicies, TABLE } from "./local-policies.ts";
import type { SqlResult } from "./store.ts";

/** In the order they are applied; a new one goes to the end. */
const MIGRATIONS = [TABLE, decisions, quarantine];

const DAY = 24 * 60 * 60 * 1000;

/** Statements that wait to be run, and who waits for them. */
interface Job {
  statements: Plain[];
  resolve(results: SqlResult<unknown>[]): void;
  reject(reason: unknown): void;
}

/** Everything the worker stores where `workerd` runs by itself: one SQLite file on disk. */
export class Store extends DurableObject<Record<string, unknown>> {
  #waiting: Job[] = [];

  constructor(state: DurableObjectState, env: Record<string, unknown>) {
    super(state, env);
    state.blockConcurrencyWhile(async () => {
      this.#migrate();
      await state.storage.setAlarm(Date.now());
    });
  }

  /**
   * Runs the statements in one transaction: all of them, or none. What comes in while the disk is busy is committed
   * together, so that a commit serves many callers; none hears of success before it.
   */
  run(statements: Plain[]): Promise<SqlResult<unknown>[]> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.push({ statements, resolve, reject });
      if (waiting === 1) setTimeout(() => this.#runWaiting());
    });
  }

  /** At the start and once a day: what the cron trigger does on Cloudflare. */
  override async alarm(): Promise<void> {
    const sql = new LocalSql(this);
    const env: Env = { ...varsOf(this.env), DECISIONS: sql, POLICIES: new LocalPolicies(sql) };
    await this.ctx.storage.setAlarm(Date.now() + DAY);
    await deleteOld(env, settingsOf(env).keepDays, Date.now());
  }

  #runWaiting() {
    const jobs = this.#waiting;
    this.#waiting = [];
    try {
      const settle = this.ctx.storage.transactionSync(() => jobs.map((job) => this.#settled(job)));
      for (const say of settle) say();
    } catch (thrown) {
      for (const { reject } of jobs) reject(thrown);
    }
  }

  /** Runs one job in a transaction within the one of all; what its caller is to be told once that is committed. */
  #settled({ statements, resolve, reject }: Job): () => void {
    try {
      const run = () => statements.map((one) => this.#one(one));
      // One statement is a transaction by itself.
      const results = statements.length === 1 ? run() : this.ctx.storage.transactionSync(run);
      return () => resolve(results);
    } catch (thrown) {
      return () => reject(thrown);
    }
  }

  #one({ query, values }: Plain): SqlResult<unknown> {
    return { results: this.ctx.storage.sql.exec(query, ...values).toArray() };
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
