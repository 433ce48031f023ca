/**
 * The classifier, once a page or background: Wasm and catalogue out of the extension itself, nothing from the network.
 */
import {
  Browser,
  Catalogue,
  type Classifier,
  csv,
  type DnrRule,
  initSync,
  type Policy,
  type ResourceType,
  type Rules,
  readPolicy,
} from "sublet-wasm/extension";
import wasm from "sublet-wasm/extension/sublet_wasm_bg.wasm?url";
import { browser } from "wxt/browser";

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

let last: { written: string; classifier: Classifier } | undefined;

/** The catalogue under a policy; the same classifier as before where the policy says the same. */
export function under(opened: Catalogue, policy: Policy): Classifier {
  const written = JSON.stringify(policy);
  if (last?.written !== written) last = { written, classifier: opened.under(policy) };
  return last.classifier;
}

/** How stops are to be compiled for this browser. */
export interface Stopping {
  /** Where stopped requests go; the address asked for is put behind it. */
  page: string;
  types: ResourceType[];
}

/** The dynamic rules of the classifier's policy, now. */
export function rulesOf(classifier: Classifier, stopping: Stopping): Rules {
  return withBrowser(stopping, (reader) => classifier.rules(reader));
}

/** The session rule that lets one site through, in one tab or in all. */
export function passOf(
  classifier: Classifier,
  stopping: Stopping,
  id: number,
  site: string,
  tab?: number,
): DnrRule {
  return withBrowser(stopping, (reader) => classifier.pass(reader, id, site, tab));
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

/** Writes tables as soon as the classifier has started. Rejects with `StartError`. */
export async function csvWriter(): Promise<typeof csv> {
  await catalogue();
  return csv;
}

async function open(): Promise<Catalogue> {
  const [module, bytes] = await Promise.all([
    WebAssembly.compileStreaming(fetch(wasm)),
    fetch(browser.runtime.getURL("/catalogue.bin")).then((response) => response.arrayBuffer()),
  ]);
  initSync({ module });
  return new Catalogue(bytes);
}
