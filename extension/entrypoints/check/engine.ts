import type { Result, Service, Sublet } from "@sublet/ui/lookup";
import { serviceOf } from "@sublet/ui/lookup";
import { Classifier, type Policy } from "sublet-wasm";
import { browser } from "wxt/browser";
import { engine } from "../../src/engine/index.ts";

/** A classifier of the page's own under a policy; it is asked in the page itself, for it answers millions a second. */
export class PageSublet implements Sublet {
  readonly #service: Promise<Service>;

  constructor(policy: Policy) {
    this.#service = open(policy);
    // Every call tells of the failure; an engine that nobody asks anything has none to tell.
    this.#service.catch(() => undefined);
  }

  async call<M extends keyof Service>(method: M, ...args: Parameters<Service[M]>): Result<M> {
    const service = await this.#service;
    const answer = service[method] as (...args: Parameters<Service[M]>) => Awaited<Result<M>> | Result<M>;
    return answer(...args);
  }
}

async function open(policy: Policy): Promise<Service> {
  await engine();
  const catalogue = await fetch(browser.runtime.getURL("/catalogue.bin"));
  const classifier = new Classifier(new Uint8Array(await catalogue.arrayBuffer()));
  classifier.usePolicy(policy);
  return serviceOf(classifier);
}
