import { browser } from "wxt/browser";

/** Where a tab is to open. */
export type Where = "currentTab" | "newForegroundTab" | "newBackgroundTab";

/** Opens the look-up page of this extension on a text. */
export async function openLookUp(text: string, where: Where = "newForegroundTab"): Promise<void> {
  const url = browser.runtime.getURL(`/check.html#q=${encodeURIComponent(text)}`);
  if (where === "currentTab") await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: where === "newForegroundTab" });
}
