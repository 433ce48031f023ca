import { createContext } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import type { Catalogue, Classifier } from "sublet-wasm/extension";
import { messageOf } from "../../src/settings/fields.ts";
import {
  change,
  type InForce,
  inForce,
  onChange,
  type Settings,
  SettingsError,
  type SettingsErrorCode,
} from "../../src/settings/index.ts";
import { catalogue, under } from "../../src/sublet.ts";

/** Why something was not done: a code that the page has a sentence for, and the details as they came. */
export interface Failure {
  code: SettingsErrorCode | "no-engine";
  detail: string;
}

/** The settings in force and how to change them. */
export interface Live {
  inForce: InForce;
  /** `null` where it cannot start. */
  catalogue: Catalogue | null;
  /** Under the policy in force; `null` where it cannot start. */
  classifier: Classifier | null;
  /** Changes the settings as they are now; returns why not, where it failed. */
  save(edit: (settings: Settings) => Settings): Promise<Failure | null>;
}

const LiveContext = createContext<Live | null>(null);
export const LiveProvider = LiveContext.Provider;

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("no settings above this part");
  return live;
}

/** Loads the settings and follows every change of them. */
export function useSettings(): Live | undefined {
  const [loaded, setLoaded] = useState<Omit<Live, "save">>();

  const load = useCallback(async () => setLoaded(await read()), []);

  useEffect(() => {
    void load();
    return onChange(load);
  }, [load]);

  const save = useCallback<Live["save"]>(
    async (edit) => {
      try {
        await change(edit);
        return null;
      } catch (thrown) {
        return failureOf(thrown);
      } finally {
        // Also after a failure: what was clicked must not look as if it held.
        await load();
      }
    },
    [load],
  );

  return loaded && { ...loaded, save };
}

async function read(): Promise<Omit<Live, "save">> {
  const settings = await inForce();
  const opened = await catalogue().catch(() => null);
  return { inForce: settings, catalogue: opened, classifier: opened && under(opened, settings.policy) };
}

/** The failure behind anything thrown. */
export function failureOf(thrown: unknown): Failure {
  const code = thrown instanceof SettingsError ? thrown.code : "invalid";
  return { code, detail: messageOf(thrown) };
}
