import { CodedError, type Failure, forwarding, type Sublet } from "@sublet/ui/lookup";

/** The first message to the worker: where the catalogue is. */
export interface Opening {
  catalogue: string;
}

/** A question to the worker. */
export interface Call {
  id: number;
  method: keyof Sublet;
  args: unknown[];
}

/** The worker's reply to the call with the same id. */
export type Reply = { id: number; value: unknown } | { id: number; failure: Failure };

const broken = () => new CodedError({ code: "broken", message: "broken" });

/** The classifier behind a worker: long lists leave the page awake. */
export function workerSublet(): Sublet {
  const worker = new Worker(new URL("./classifier.worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  let gone = false;

  worker.addEventListener("message", ({ data: reply }: MessageEvent<Reply>) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ("failure" in reply) asked?.reject(new CodedError(reply.failure));
    else asked?.resolve(reply.value);
  });
  worker.addEventListener("error", () => {
    gone = true;
    for (const { reject } of waiting.values()) reject(broken());
    waiting.clear();
  });
  const opening: Opening = { catalogue: new URL("catalogue.bin", document.baseURI).href };
  worker.postMessage(opening);

  return forwarding((method, args) => {
    if (gone) return Promise.reject(broken());
    const asked = Promise.withResolvers<unknown>();
    const call: Call = { id: ++last, method, args };
    waiting.set(call.id, asked);
    worker.postMessage(call);
    return asked.promise;
  });
}
