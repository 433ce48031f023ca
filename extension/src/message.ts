import { browser } from "wxt/browser";

/** The names of messages are known to the build only. */
const i18n: { getMessage(key: string, substitutions?: string | string[]): string } = browser.i18n;

/** A message in the browser's language: what the browser itself shows follows it. */
export function message(key: string, substitutions?: string | string[]): string {
  return i18n.getMessage(key, substitutions);
}
