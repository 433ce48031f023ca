import type { Env } from "../../env.ts";
import { Problem } from "../../problem.ts";
import { LocalLimiter } from "./limiter.ts";
import { LocalPolicies } from "./policies.ts";
import { LocalSql } from "./sql.ts";
import type { Store } from "./store.ts";
import { varsOf } from "./vars.ts";

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
