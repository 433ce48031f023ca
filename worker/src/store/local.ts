import type { Env, Vars } from "../env.ts";
import { Problem } from "../problem.ts";
import { LocalPolicies } from "./local-policies.ts";
import type { Store } from "./object.ts";
import type { Limiter, Sql, SqlResult, SqlValue, Statement } from "./store.ts";

/** What `workerd` by itself hands the worker: the store, and variables that may be `null`. */
export interface LocalBindings {
  STORE: DurableObjectNamespace<Store>;
  /** Calls a minute of one token or address; 600 where it is not set. */
  RATE_LIMIT?: string | null;
  [variable: string]: unknown;
}

const CALLS = 600;
const MINUTE = 60_000;

const known = new WeakMap<LocalBindings, Env>();

/** The environment that the worker expects, over one store on disk; throws the problem `bad-setting`. */
export function localEnv(bindings: LocalBindings): Env {
  let env = known.get(bindings);
  if (!env) {
    const { STORE } = bindings;
    // A stub whose object broke stays broken: each call takes a new one.
    const sql = new LocalSql({ run: async (all) => STORE.get(STORE.idFromName("sublet")).run(all) });
    env = {
      ...varsOf(bindings),
      POLICIES: new LocalPolicies(sql),
      DECISIONS: sql,
      LIMIT: new LocalLimiter(callsOf(bindings), MINUTE),
    };
    known.set(bindings, env);
  }
  return env;
}

function callsOf({ RATE_LIMIT }: LocalBindings): number {
  if (typeof RATE_LIMIT !== "string") return CALLS;
  if (/^[1-9]\d{0,8}$/.test(RATE_LIMIT)) return Number(RATE_LIMIT);
  throw new Problem(500, "bad-setting", {
    en: "The setting RATE_LIMIT cannot be used: expected a whole number from 1 to 999999999. Whoever runs this worker must mend it.",
    ja: "設定 RATE_LIMIT を使えません(1から999999999までの整数が必要です)。このワーカーの管理者による修正が必要です。",
  });
}

/** The variables of an environment. `workerd` gives `null` for each that is not set. */
export function varsOf(env: Record<string, unknown>): Vars {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === "string"));
}

/**
 * At most `calls` of a key in each `period` of milliseconds: what the rate-limit binding is on Cloudflare.
 *
 * The counts lie in the memory of the one process that serves; they begin anew with it.
 */
export class LocalLimiter implements Limiter {
  readonly #calls: number;
  readonly #period: number;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #until = 0;

  constructor(calls: number, period: number, now: () => number = Date.now) {
    this.#calls = calls;
    this.#period = period;
    this.#now = now;
  }

  async limit({ key }: { key: string }): Promise<{ success: boolean }> {
    const now = this.#now();
    if (now >= this.#until) {
      this.#counts = new Map();
      this.#until = now + this.#period;
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return { success: count <= this.#calls };
  }
}

/** A statement as it travels to the store. */
export interface Plain {
  query: string;
  values: SqlValue[];
}

/** Runs statements in one transaction. */
export interface Runner {
  run(statements: Plain[]): Promise<SqlResult<unknown>[]>;
}

/** `Sql` over a runner: what D1 is on Cloudflare. */
export class LocalSql implements Sql {
  readonly #runner: Runner;

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  prepare(query: string): Statement {
    return new LocalStatement(this.#runner, { query, values: [] });
  }

  batch<Row>(statements: Statement[]): Promise<SqlResult<Row>[]> {
    const all = (statements as LocalStatement[]).map(({ plain }) => plain);
    return this.#runner.run(all) as Promise<SqlResult<Row>[]>;
  }
}

class LocalStatement implements Statement {
  readonly #runner: Runner;
  readonly plain: Plain;

  constructor(runner: Runner, plain: Plain) {
    this.#runner = runner;
    this.plain = plain;
  }

  bind(...values: SqlValue[]): Statement {
    return new LocalStatement(this.#runner, { ...this.plain, values });
  }

  async all<Row>(): Promise<SqlResult<Row>> {
    const [result] = await this.#runner.run([this.plain]);
    return result as SqlResult<Row>;
  }

  run(): Promise<SqlResult<unknown>> {
    return this.all();
  }
}
