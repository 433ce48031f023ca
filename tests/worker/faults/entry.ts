/** The worker with stores that break on request: `PUT /fault` with what is to break. */
import "./trap.ts"; // before the engine, whose Wasm it is to see

import { engine } from "../../../worker/src/engine.ts";
import type { Env } from "../../../worker/src/env.ts";
import worker from "../../../worker/src/index.ts";
import type { Fault, Faults } from "./faults.ts";
import { trap } from "./trap.ts";

interface Bindings extends Env {
  POLICIES: KVNamespace;
  DECISIONS: D1Database;
  QUARANTINE: R2Bucket;
}

const MESSAGES = {
  fail: "D1_ERROR: Network connection lost.",
  full: "D1_ERROR: database or disk is full: SQLITE_FULL",
  flaky: "D1_ERROR: D1 DB is overloaded. Requests queued for too long.",
};

let faults: Faults = {};
let broken: Env | undefined;
let calls = 0;

/** The same store, except that its calls break. */
function breaking<T extends object>(store: T, fault: Fault | undefined): T {
  if (!fault) return store;
  const around =
    (call: (...given: unknown[]) => unknown) =>
    (...given: unknown[]) => {
      if (fault === "hang") return new Promise(() => undefined);
      if (fault === "flaky" && ++calls % 3 !== 0) return call(...given);
      return Promise.reject(new Error(MESSAGES[fault]));
    };
  return new Proxy(store, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      const call = value.bind(target);
      // Making a statement is no look into the store; running one is.
      if (name === "prepare" || name === "bind") {
        return (...given: unknown[]) =>
          fault === "flaky" ? call(...given) : breaking(call(...given), fault);
      }
      return around(call);
    },
  });
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

/** The next classifier's calls, whichever they are, trap. */
function trapOnce(): void {
  const { under } = engine;
  engine.under = () => {
    engine.under = under;
    return new Proxy(Object.create(null), { get: () => trap });
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
  email(message: ForwardableEmailMessage, env: Bindings) {
    const undeliverable = () => Promise.reject(new Error("destination address is not verified"));
    return worker.email(faults.forward ? { ...message, forward: undeliverable } : message, envWith(env));
  },
};
