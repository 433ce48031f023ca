import {
  Catalogue,
  type Classifier,
  type Info,
  initSync,
  type Policy,
  readPolicy,
  reinit,
} from "sublet-wasm/worker";
import wasm from "sublet-wasm/worker/sublet_wasm_bg.wasm";
import bytes from "../generated/catalogue.bin";
import { Problem } from "./problem.ts";

initSync({ module: wasm });

/** The names of the policies that need no store. */
export const BUILTIN_NAMES = ["monitor", "balanced", "strict"] as const;
export type BuiltinName = (typeof BUILTIN_NAMES)[number];

export function isBuiltin(name: string): name is BuiltinName {
  return (BUILTIN_NAMES as readonly string[]).includes(name);
}

/** How many policies have a classifier at the ready. */
const MAX_READY = 8;

/** The Wasm over the catalogue that was built into the worker: one classifier a policy, opened when it is first asked. */
export class Engine {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  /** By the policy's JSON, or the name of a built-in one; what was used last stands last. */
  readonly #ready = new Map<string, Classifier>();
  #catalogue: Catalogue | undefined;
  #failure: Problem | undefined;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
  }

  /**
   * The classifier under a policy: a built-in one, or JSON that `readPolicy` took.
   *
   * Throws the problem `bad-catalogue` where the catalogue cannot be read.
   */
  under(policy: string): Classifier {
    const classifier = this.#ready.get(policy) ?? this.#open(policy);
    if (this.#ready.size > 1) this.#ready.delete(policy);
    this.#ready.set(policy, classifier);
    return classifier;
  }

  /**
   * Begins anew after a `WebAssembly.RuntimeError`: what is in the memory of the Wasm cannot be trusted then, and every
   * classifier from before is gone.
   */
  reinit(): void {
    this.#ready.clear();
    this.#catalogue = undefined;
    reinit();
  }

  /** The catalogue, shared by every classifier. Throws as `under` does. */
  get catalogue(): Catalogue {
    if (this.#failure) throw this.#failure;
    try {
      this.#catalogue ??= new Catalogue(this.#bytes);
    } catch (thrown) {
      this.#failure = badCatalogue(thrown);
      throw this.#failure;
    }
    return this.#catalogue;
  }

  /** What the catalogue says of itself. */
  info(): Info {
    return this.catalogue.info();
  }

  /** The catalogue's file as it was built in. Throws as `under` does: what cannot be read is not handed on. */
  file(): Uint8Array<ArrayBuffer> {
    return this.catalogue && this.#bytes;
  }

  /** A policy, checked and complete; throws an `Error` with a `code` that says what is wrong with it. */
  readPolicy(policy: unknown): Policy {
    // The Wasm takes a text for the name of a built-in policy; what somebody wrote is none.
    return readPolicy(typeof policy === "string" ? [policy] : policy);
  }

  builtin(name: BuiltinName): Policy {
    return readPolicy(name);
  }

  #open(policy: string): Classifier {
    const classifier = this.catalogue.under(isBuiltin(policy) ? policy : JSON.parse(policy));
    // Streams may still use the one that goes: the garbage collector frees it, not we.
    for (const oldest of this.#ready.keys()) {
      if (this.#ready.size < MAX_READY) break;
      this.#ready.delete(oldest);
    }
    return classifier;
  }
}

/** The one engine of this isolate. */
export const engine = new Engine(new Uint8Array(bytes));

function badCatalogue(cause: unknown): Problem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Problem(
    503,
    "bad-catalogue",
    {
      en: `The catalogue of this worker cannot be read, so nothing can be judged: ${reason}.`,
      ja: `このワーカーのカタログを読み込めないため、判定できません: ${reason}`,
    },
    { cause },
  );
}
