import { browser } from "wxt/browser";

/**
 * A stopped download becomes the warning page in a tab of its own.
 *
 * Chromium sends the request of `<a download>` to our warning page as it does a navigation, but would save that page in a
 * file; Firefox opens the page in the tab.
 */
export function followDownloads(): void {
  const page = browser.runtime.getURL("/warn.html");
  browser.downloads.onCreated.addListener(async ({ id, url, finalUrl = url }) => {
    const stopped = [finalUrl, url].find((address) => address.startsWith(page));
    if (!stopped) return;
    await browser.downloads.cancel(id).catch(() => {});
    await browser.downloads.erase({ id });
    await browser.tabs.create({ url: stopped });
  });
}
