import type { PolicyReader } from "../../../extension/src/settings/reader.ts";
import { catalogue, load } from "../../node/package.ts";

/** The real classifier as settings use it. */
export async function wasmReader(): Promise<PolicyReader> {
  const { Classifier } = await load();
  const classifier = new Classifier(catalogue());
  const read = (policy: Parameters<typeof classifier.usePolicy>[0]) => {
    classifier.usePolicy(policy);
    return classifier.policy();
  };
  return { readPolicy: (policy) => read(policy as Parameters<typeof read>[0]), builtin: read };
}
