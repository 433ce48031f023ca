/**
 * The classifier, once a page or background: Wasm and catalogue out of the extension itself, nothing from the network.
 */

import {
  type Action,
  type BrowserRule,
  Classifier,
  type Hit,
  type Info,
  initSync,
  type Lang,
  type Policy,
  type Provider,
  type ResourceType,
  type Rules,
  readPolicy,
  Target,
  unpack,
  type Verdict,
} from "sublet-wasm";
import { browser } from "wxt/browser";
import wasm from "../../crate/wasm/pkg-extension/sublet_wasm_bg.wasm?url";

/** The classifier could not start: the Wasm or the catalogue of this extension cannot be loaded. */
export class EngineError extends Error {
  readonly code = "engine-failed";

  constructor(cause: unknown) {
    super(
      `the classifier cannot start (${cause instanceof Error ? cause.message : cause}); reinstall Sublet`,
      {
        cause,
      },
    );
    this.name = "EngineError";
  }
}

/** How stops are to be compiled for this browser. */
export interface Stopping {
  /** Where stopped requests go; the address asked for is put behind it. */
  page: string;
  types: ResourceType[];
}

/** Catalogue and policy. Until `use` is called the policy is `balanced`. */
export class Engine {
  readonly #classifier: Classifier;

  constructor(classifier: Classifier) {
    this.#classifier = classifier;
  }

  /** The verdict on a text; throws an `Error` with a `code` where it names no host. */
  check(text: string, lang: Lang, now?: string): Verdict {
    return this.#classifier.check(text, lang, now);
  }

  /** What the policy says of a text; `null` where it names no host. */
  action(text: string): Action | null {
    return unpack(this.#classifier.checkPacked(text))?.action ?? null;
  }

  search(term: string, limit: number): Hit[] {
    return this.#classifier.search(term, limit);
  }

  provider(id: string, lang: Lang): Provider | undefined {
    return this.#classifier.provider(id, lang);
  }

  info(): Info {
    return this.#classifier.version();
  }

  use(policy: Policy): void {
    this.#classifier.usePolicy(policy);
  }

  /** The dynamic rules of the policy in use, now. */
  rules(stopping: Stopping): Rules {
    return withTarget(stopping, (target) => this.#classifier.rules(target));
  }

  /** The session rule that lets one site through, in one tab or in all. */
  pass(stopping: Stopping, id: number, site: string, tab?: number): BrowserRule {
    return withTarget(stopping, (target) => this.#classifier.pass(target, id, site, tab));
  }
}

function withTarget<T>({ page, types }: Stopping, ask: (target: Target) => T): T {
  const target = new Target(page, types, import.meta.env.FIREFOX);
  try {
    return ask(target);
  } finally {
    target.free();
  }
}

let opening: Promise<Engine> | undefined;

/** The classifier; starts it at the first call. Rejects with `EngineError`, and a later call tries again. */
export function engine(): Promise<Engine> {
  opening ??= open().catch((thrown) => {
    opening = undefined;
    throw new EngineError(thrown);
  });
  return opening;
}

/** Reads policies as soon as the classifier has started. Rejects with `EngineError`. */
export async function policyReader(): Promise<(policy: unknown) => Policy> {
  await engine();
  return readPolicy;
}

async function open(): Promise<Engine> {
  const [module, catalogue] = await Promise.all([
    WebAssembly.compileStreaming(fetch(wasm)),
    fetch(browser.runtime.getURL("/catalogue.bin")).then((response) => response.arrayBuffer()),
  ]);
  initSync({ module });
  return new Engine(new Classifier(new Uint8Array(catalogue)));
}
