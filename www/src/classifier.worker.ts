import { failureOf, localSublet, Refusal, type Sublet } from "@sublet/ui/lookup";
import init, { Catalogue, csv, hostsInText, unpack } from "sublet-wasm";
import type { Call, Opening, Reply } from "./worker-sublet.ts";

let sublet: Promise<Sublet> | undefined;

async function open({ catalogue }: Opening): Promise<Sublet> {
  const [bytes] = await Promise.all([fetchBytes(catalogue), init()]);
  return localSublet({ csv, hostsInText, unpack }, new Catalogue(bytes));
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
    if (!sublet) throw new Refusal("broken");
    const call = (await sublet)[method] as (...args: unknown[]) => unknown;
    return { id, value: await call(...args) };
  } catch (thrown) {
    return { id, failure: failureOf(thrown) };
  }
}

addEventListener("message", async ({ data }: MessageEvent<Opening | Call>) => {
  if ("catalogue" in data) sublet = open(data);
  else postMessage(await reply(data));
});
