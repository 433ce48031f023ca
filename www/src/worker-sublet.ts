import { type Call, CodedError, type Reply, type Result, type Service, type Sublet } from "@sublet/ui/lookup";
import type { Opening } from "./classifier.worker.ts";

interface Waiting {
  resolve(value: unknown): void;
  reject(thrown: Error): void;
}

const broken = () => new CodedError({ code: "broken", message: "broken" });

/** The classifier behind a worker: long lists leave the page awake. */
export class WorkerSublet implements Sublet {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #broken = false;

  constructor() {
    this.#worker = new Worker(new URL("./classifier.worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#settle(data));
    this.#worker.addEventListener("error", () => this.#giveUp());
    const opening: Opening = { catalogue: new URL("catalogue.bin", document.baseURI).href };
    this.#worker.postMessage(opening);
  }

  /** Asks the worker. */
  call<M extends keyof Service>(method: M, ...args: Parameters<Service[M]>): Result<M> {
    const id = ++this.#last;
    if (this.#broken) return Promise.reject(broken());
    const call: Call = { id, method, args };
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage(call);
    }) as Result<M>;
  }

  #settle(reply: Reply) {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("failure" in reply) waiting?.reject(new CodedError(reply.failure));
    else waiting?.resolve(reply.value);
  }

  #giveUp() {
    this.#broken = true;
    for (const { reject } of this.#waiting.values()) reject(broken());
    this.#waiting.clear();
  }
}
