/**
 * The classifier, once a page or background: Wasm and catalogue out of the extension itself, nothing from the network.
 */
import {
  Browser,
  type DnrRule,
  type Hit,
  type Info,
  initSync,
  type Lang,
  Catalogue as Opened,
  type Policy,
  type Provider,
  type ResourceType,
  type Rules,
  readPolicy,
  type Verdict,
} from "sublet-wasm";
import { browser } from "wxt/browser";
import wasm from "../../crate/wasm/pkg-extension/sublet_wasm_bg.wasm?url";

/** The classifier could not start: the Wasm or the catalogue of this extension cannot be loaded. */
export class StartError extends Error {
  readonly code = "engine-failed";

  constructor(cause: unknown) {
    super(
      `the classifier cannot start (${cause instanceof Error ? cause.message : cause}); reinstall Sublet`,
      {
        cause,
      },
    );
    this.name = "StartError";
  }
}

/** How stops are to be compiled for this browser. */
export interface Stopping {
  /** Where stopped requests go; the address asked for is put behind it. */
  page: string;
  types: ResourceType[];
}

/** The catalogue under one policy. */
export interface Classifier {
  /** The verdict on a text; throws an `Error` with a `code` where it names no host. */
  check(text: string, lang: Lang): Verdict;
  /** The dynamic rules of the policy, now. */
  rules(stopping: Stopping): Rules;
}

/** The catalogue of this extension; put under a policy it classifies. */
export class Catalogue {
  readonly opened: Opened;

  constructor(opened: Opened) {
    this.opened = opened;
  }

  /** Classifies under a policy, however many others there are. */
  under(policy: Policy): Classifier {
    const classifier = this.opened.under(policy);
    return {
      check: (text, lang) => classifier.check(text, lang),
      rules: (stopping) => withTarget(stopping, (target) => classifier.rules(target)),
    };
  }

  search(term: string, limit: number): Hit[] {
    return this.opened.search(term, limit);
  }

  provider(id: string, lang: Lang): Provider | undefined {
    return this.opened.provider(id, lang);
  }

  info(): Info {
    return this.opened.info();
  }

  /** The session rule that lets one site through, in one tab or in all. */
  pass(stopping: Stopping, id: number, site: string, tab?: number): BrowserRule {
    return withTarget(stopping, (target) => this.opened.under().pass(target, id, site, tab));
  }
}

function withBrowser<T>({ page, types }: Stopping, ask: (reader: Browser) => T): T {
  const reader = new Browser(page, types, import.meta.env.FIREFOX);
  try {
    return ask(reader);
  } finally {
    reader.free();
  }
}

let opening: Promise<Catalogue> | undefined;

/** The catalogue; opens it at the first call. Rejects with `StartError`, and a later call tries again. */
export function catalogue(): Promise<Catalogue> {
  opening ??= open().catch((thrown) => {
    opening = undefined;
    throw new StartError(thrown);
  });
  return opening;
}

/** Reads policies as soon as the classifier has started. Rejects with `StartError`. */
export async function policyReader(): Promise<(policy: unknown) => Policy> {
  await catalogue();
  return readPolicy;
}

async function open(): Promise<Catalogue> {
  const [module, bytes] = await Promise.all([
    WebAssembly.compileStreaming(fetch(wasm)),
    fetch(browser.runtime.getURL("/catalogue.bin")).then((response) => response.arrayBuffer()),
  ]);
  initSync({ module });
  return new Catalogue(new Opened(bytes));
}
