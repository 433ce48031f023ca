/// <reference path="./punycode.d.ts" />
import { toUnicode } from "punycode/punycode.es6.js";

/**
 * The Unicode form of an ASCII host, or undefined where there is none to show.
 *
 * A label is decoded only for reading: the form is given only if the browser's own
 * parser leads it back to the very same host.
 */
export function unicodeForm(host: string): string | undefined {
  if (!host.split(".").some((label) => label.startsWith("xn--"))) return undefined;
  try {
    const shown = toUnicode(host);
    return shown !== host && new URL(`http://${shown}`).hostname === host ? shown : undefined;
  } catch {
    return undefined;
  }
}
