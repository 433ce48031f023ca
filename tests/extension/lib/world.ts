import { after, before, beforeEach } from "node:test";
import { Addresses } from "./address.ts";
import { Log, plain } from "./log.ts";
import { Resolver } from "./resolver.ts";
import { waysIn } from "./ways-in.ts";
import { type Pages, Web } from "./web.ts";

/** Names that exist in the test world, with everything below them. */
export const ZONES = [
  "ordinary.example",
  "other.example",
  "beacon.example",
  "duckdns.org",
  "evilduckdns.org",
  "mooo.com",
  "pages.dev",
  "github.io",
  "blogspot.com",
];

/** A resolver and web servers that write down what reaches them. Only inside `lib/enter.ts`. */
export class World {
  readonly log = new Log();
  readonly #addresses = new Addresses();
  readonly #zones = new Set(ZONES);
  readonly #pages: Pages[] = [waysIn];
  #resolver: Resolver | undefined;
  #web: Web | undefined;

  async start(): Promise<void> {
    this.#resolver = await Resolver.start(this.log, this.#addresses, (name) => this.#exists(name));
    this.#web = await Web.start(this.log, this.#addresses, (url, request) => {
      for (const pages of this.#pages) {
        const reply = pages(url, request);
        if (reply) return reply;
      }
      return undefined;
    });
  }

  async stop(): Promise<void> {
    await this.#web?.stop();
    await this.#resolver?.stop();
  }

  /** Lets a name and everything below it exist. */
  zone(name: string): void {
    this.#zones.add(plain(name));
  }

  /** Serves more pages; asked before those that are there already. */
  serve(pages: Pages): void {
    this.#pages.unshift(pages);
  }

  #exists(name: string): boolean {
    const labels = name.split(".");
    return labels.some((_, at) => this.#zones.has(labels.slice(at).join(".")));
  }
}

/** The test world of one file; the log starts empty at every test. */
export function world(): World {
  const it = new World();
  before(() => it.start());
  beforeEach(() => it.log.clear());
  after(() => it.stop());
  return it;
}
