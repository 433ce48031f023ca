import { fileURLToPath } from "node:url";
import { type Options, type Running, start } from "../lib/start.ts";
import type { Faults } from "./faults.ts";

const ENTRY = fileURLToPath(new URL("./entry.ts", import.meta.url));

/** A worker whose stores break on request. */
export interface World extends Running {
  /** Breaks this from now on, and mends all else. */
  break(faults: Faults): Promise<void>;
}

export async function startWorld(options: Options = {}): Promise<World> {
  const worker = await start({ entry: ENTRY, ...options });
  return {
    ...worker,
    break: async (faults) => {
      await worker.fetch("/fault", { method: "PUT", body: JSON.stringify(faults) });
    },
  };
}
