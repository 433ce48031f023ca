import { type Call, failureOf, Refusal, type Reply, type Service, serviceOf } from "@sublet/ui/lookup";
import init, { Classifier } from "sublet-wasm";

/** The first message: where the catalogue is. */
export interface Opening {
  catalogue: string;
}

let service: Promise<Service> | undefined;

async function open({ catalogue }: Opening): Promise<Service> {
  const [bytes] = await Promise.all([fetchBytes(catalogue), init()]);
  return serviceOf(new Classifier(bytes));
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address).catch(() => {
    throw new Refusal("offline");
  });
  if (!response.ok) throw new Refusal("offline");
  return new Uint8Array(await response.arrayBuffer());
}

async function reply({ id, method, args }: Call): Promise<Reply> {
  try {
    if (!service) throw new Refusal("broken");
    const call = (await service)[method] as (...args: unknown[]) => unknown;
    return { id, value: await call(...args) };
  } catch (thrown) {
    return { id, failure: failureOf(thrown) };
  }
}

addEventListener("message", async ({ data }: MessageEvent<Opening | Call>) => {
  if ("catalogue" in data) service = open(data);
  else postMessage(await reply(data));
});
