import type { PolicyReader } from "../../../extension/src/settings/reader.ts";
import { catalogue, load } from "../../node/package.ts";

/** The real classifier as settings use it. */
export async function wasmReader(): Promise<PolicyReader> {
  const { Catalogue } = await load();
  const opened = new Catalogue(catalogue());
  return (policy) => opened.under(policy as Parameters<typeof opened.under>[0]).policy();
}
