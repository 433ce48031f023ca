import { type InForce, inForce } from "./settings/index.ts";
import { type Catalogue, type Classifier, catalogue } from "./sublet.ts";

/** The catalogue under the settings in force. */
export interface Judge {
  catalogue: Catalogue;
  classifier: Classifier;
  settings: InForce;
}

/** The catalogue under the settings in force at this moment. */
export async function judge(): Promise<Judge> {
  const [opened, settings] = await Promise.all([catalogue(), inForce()]);
  return { catalogue: opened, classifier: opened.under(settings.policy), settings };
}
