/** The decision log: local, capped, never about private windows. */
import { browser } from "wxt/browser";
import { lockOf } from "../settings/area.ts";
import { isLogOn } from "../settings/index.ts";
import { logStoreOf } from "./store.ts";

export * from "./entry.ts";

const store = logStoreOf({
  area: browser.storage.local,
  lock: lockOf("sublet.log"),
  isOn: isLogOn,
  isPrivate: () => browser.extension.inIncognitoContext,
  now: () => new Date(),
});

export const { record, entries, lost, clearLog, countsToday } = store;

/** Calls the listener whenever something was written down, counted or cleared; returns how to stop it. */
export function onLog(listener: () => void): () => void {
  const follow = (changes: Record<string, unknown>, area: string) => {
    if (area === "local" && Object.keys(changes).some((key) => key.startsWith("log."))) listener();
  };
  browser.storage.onChanged.addListener(follow);
  return () => browser.storage.onChanged.removeListener(follow);
}
