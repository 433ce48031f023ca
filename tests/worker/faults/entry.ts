/** The worker with stores that break on request: `PUT /fault` with what is to break. */
import { Classifier } from "sublet-worker-wasm";
import { engine } from "../../../worker/src/engine.ts";
import type { Env } from "../../../worker/src/env.ts";
import worker from "../../../worker/src/index.ts";
import type { Fault, Faults } from "./faults.ts";

interface Bindings extends Env {
  POLICIES: KVNamespace;
  DECISIONS: D1Database;
  QUARANTINE: R2Bucket;
}

const MESSAGES = {
  fail: "D1_ERROR: Network connection lost.",
  full: "D1_ERROR: database or disk is full: SQLITE_FULL",
};

let faults: Faults = {};
let broken: Env | undefined;

/** The same store, except that its calls break. */
function breaking<T extends object>(store: T, fault: Fault | undefined): T {
  if (!fault) return store;
  const call = () =>
    fault === "hang" ? new Promise(() => undefined) : Promise.reject(new Error(MESSAGES[fault]));
  return new Proxy(store, {
    get: (target, name) => {
      // Statements are made without a look into the store.
      if (name === "prepare") return (query: string) => statement(query);
      return typeof Reflect.get(target, name) === "function" ? call : Reflect.get(target, name);
    },
  });
  function statement(query: string): unknown {
    return { bind: () => statement(query), all: call, run: call, first: call, raw: call };
  }
}

function envWith(env: Bindings): Env {
  broken ??= {
    ...env,
    POLICIES: breaking(env.POLICIES, faults.kv),
    DECISIONS: breaking(env.DECISIONS, faults.d1),
    QUARANTINE: breaking(env.QUARANTINE, faults.r2),
  };
  return broken;
}

/** A classifier that lies outside of the memory: a real trap in the real module. */
function trapOnce(): void {
  const { under } = engine;
  engine.under = () => {
    engine.under = under;
    return Object.assign(Object.create(Classifier.prototype), { __wbg_ptr: 0xfffffff0 });
  };
}

export default {
  async fetch(request: Request, env: Bindings, ctx: ExecutionContext) {
    if (new URL(request.url).pathname !== "/fault") return worker.fetch(request, envWith(env), ctx);
    faults = await request.json();
    broken = undefined;
    if (faults.trap) trapOnce();
    return new Response(null, { status: 204 });
  },
  email: (message: ForwardableEmailMessage, env: Bindings) => worker.email(message, envWith(env)),
};
