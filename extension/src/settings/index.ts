/**
 * What the user and the company chose, read with suspicion and written with care.
 *
 * `inForce()` never fails: what cannot be used is reported in `problems` and the default holds in its place. `change()`
 * either writes settings that are valid throughout or throws a `SettingsError` and leaves everything as it was.
 *
 * Policies and exclusions are validated by the classifier, so `policyReader()` must not wait for `inForce()`.
 */
import { browser } from "wxt/browser";
import { message } from "../message.ts";
import { policyReader } from "../sublet.ts";
import { LAST_KEY, lockOf, managedOf } from "./area.ts";
import { yesOrNo } from "./fields.ts";
import { KEPT_KEY, KEY, storeOf } from "./store.ts";
import { DEFAULTS } from "./types.ts";

export * from "./types.ts";

const managedArea = managedOf(browser.storage.local, () => browser.storage.managed.get(null));

const store = storeOf({
  area: browser.storage.local,
  managed: managedArea,
  lock: lockOf("sublet.settings"),
  reader: policyReader,
  sentences: () => ({ who: message("migratedWho"), why: message("migratedWhy") }),
  browserLang: () => browser.i18n.getUILanguage(),
  now: () => new Date(),
});

export const { inForce, change, keptAside, clearKeptAside } = store;

/** Whether decisions are written down; answers without waking the classifier. */
export async function isLogOn(): Promise<boolean> {
  const [managed, stored] = await Promise.all([
    managedArea().catch(() => ({})),
    browser.storage.local.get(KEY).catch(() => ({})),
  ]);
  const choices = [logOf(managed), logOf((stored as Record<string, unknown>)[KEY])];
  return choices.find((choice) => choice !== undefined) ?? DEFAULTS.log;
}

const KEYS = [KEY, KEPT_KEY, LAST_KEY];

/** Calls the listener whenever the user, another window or the company changed something; returns how to stop it. */
export function onChange(listener: () => void): () => void {
  const follow = (changes: Record<string, unknown>, area: string) => {
    if (area === "managed" || KEYS.some((key) => key in changes)) listener();
  };
  browser.storage.onChanged.addListener(follow);
  return () => browser.storage.onChanged.removeListener(follow);
}

function logOf(stored: unknown): boolean | undefined {
  try {
    return yesOrNo((stored as { log?: unknown } | undefined)?.log);
  } catch {
    return undefined;
  }
}
