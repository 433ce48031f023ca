import { browser } from "wxt/browser";

/**
 * Keeps the browser from looking up and connecting to hosts before a navigation is decided, or leaves that to the user.
 *
 * Without this a stopped host is still looked up, and in Chromium connected to: browsers do so before they ask the rules.
 */
export async function preventReadAhead(prevent: boolean): Promise<void> {
  const setting = browser.privacy.network.networkPredictionEnabled;
  if (prevent) await setting.set({ value: false });
  else await setting.clear({});
}

/** Whether the browser keeps from reading ahead; another extension or a company may decide otherwise. */
export async function isReadAheadPrevented(): Promise<boolean> {
  return !(await browser.privacy.network.networkPredictionEnabled.get({})).value;
}
