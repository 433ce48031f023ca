import { PATIENCE } from "./patience.ts";

/** What reached the test world: a question to the resolver, a connection, a TLS greeting, a request. */
export interface Seen {
  kind: "dns" | "connection" | "tls" | "http";
  /** Lower case, no trailing dot. For a connection: whose address it went to. */
  host: string;
  /** `A`, `:443`, `POST /path` … */
  detail: string;
}

/** Everything that reached the test world, in order. */
export class Log {
  readonly entries: Seen[] = [];
  readonly #waiting = new Set<() => void>();

  add(kind: Seen["kind"], host: string, detail: string): void {
    this.entries.push({ kind, host: plain(host), detail });
    for (const look of this.#waiting) look();
  }

  clear(): void {
    this.entries.length = 0;
  }

  /** What was seen of a host or of anything below it, as lines. */
  of(host: string): string[] {
    const name = plain(host);
    return this.entries
      .filter((entry) => entry.host === name || entry.host.endsWith(`.${name}`))
      .map(({ kind, host, detail }) => `${kind} ${host} ${detail}`);
  }

  /** Waits until something is seen of a host. */
  until(host: string, kind?: Seen["kind"], detail = ""): Promise<Seen> {
    const name = plain(host);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(
          new Error(`nothing was seen of ${name}; seen: ${this.entries.map((e) => `${e.kind} ${e.host}`)}`),
        );
      }, PATIENCE);
      const look = (): void => {
        const found = this.entries.find(
          (entry) => entry.host === name && (!kind || entry.kind === kind) && entry.detail.includes(detail),
        );
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}

export function plain(host: string): string {
  return host.toLowerCase().replace(/\.$/, "");
}
