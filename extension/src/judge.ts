import type { Catalogue, Classifier } from "sublet-wasm/extension";
import { type InForce, inForce } from "./settings/index.ts";
import { catalogue, under } from "./sublet.ts";

/** The catalogue under the settings in force. */
export interface Judge {
  catalogue: Catalogue;
  classifier: Classifier;
  settings: InForce;
}

/** The catalogue under the settings in force at this moment. */
export async function judge(): Promise<Judge> {
  const [opened, settings] = await Promise.all([catalogue(), inForce()]);
  return { catalogue: opened, classifier: under(opened, settings.policy), settings };
}
