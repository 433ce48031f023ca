import { type InForce, inForce } from "./settings/index.ts";
import { type Engine, engine } from "./sublet.ts";

/** The classifier under the settings in force. */
export interface Judge {
  engine: Engine;
  settings: InForce;
}

/** The classifier under the settings in force at this moment. */
export async function judge(): Promise<Judge> {
  const [ready, settings] = await Promise.all([engine(), inForce()]);
  ready.use(settings.policy);
  return { engine: ready, settings };
}
