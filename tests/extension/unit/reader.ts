import type { PolicyReader } from "../../../extension/src/settings/reader.ts";
import { catalogue, load } from "../../node/package.ts";

/** The real classifier as settings use it. */
export async function wasmReader(): Promise<PolicyReader> {
  const { Classifier } = await load();
  const classifier = new Classifier(catalogue());
  return (policy) => {
    classifier.usePolicy(policy as Parameters<typeof classifier.usePolicy>[0]);
    return classifier.policy();
  };
}
