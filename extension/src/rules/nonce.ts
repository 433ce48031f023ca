import { browser } from "wxt/browser";
import { installed } from "./installed.ts";

/** The secret of the rules in force: as it was kept, or out of the rules themselves where the storage was lost. */
export async function nonceInForce(): Promise<string | null> {
  const kept = await installed();
  if (kept) return kept.nonce;
  for (const { action } of await browser.declarativeNetRequest.getDynamicRules()) {
    const nonce = /[?&]k=(\w+)&u=/.exec(action.redirect?.regexSubstitution ?? "")?.[1];
    if (nonce) return nonce;
  }
  return null;
}

export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
