import type { Sql, SqlResult, SqlValue, Statement } from "../types.ts";

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
