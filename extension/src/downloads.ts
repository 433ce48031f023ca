import { type Browser, browser } from "wxt/browser";

/** A download from a tenant that waits for the user, or was cancelled. */
export type Item = Browser.downloads.DownloadItem;

/** The page that asks about a download. */
export function pageOf(id: number): string {
  return browser.runtime.getURL(`/download.html?id=${id}`);
}

/** The download that a page was opened for; `null` where it is gone. */
export async function itemOf(search: string): Promise<Item | null> {
  const id = Number(new URLSearchParams(search).get("id") ?? Number.NaN);
  if (!Number.isInteger(id)) return null;
  const [item] = await browser.downloads.search({ id });
  return item ?? null;
}

/** The host that sent the file: that of the page where a page made it (`blob:`, `data:`). */
export function senderOf({
  url,
  finalUrl,
  referrer,
}: Pick<Item, "url" | "finalUrl" | "referrer">): string | null {
  const source = URL.parse(finalUrl || url);
  const made = source?.protocol === "blob:" ? URL.parse(source.origin) : null;
  return [source, made, URL.parse(referrer)].find(isWeb)?.hostname ?? null;
}

function isWeb(url: URL | null): url is URL {
  return url?.protocol === "http:" || url?.protocol === "https:";
}

/** Lets a download go on; one that was done before it could be held needs nothing. */
export async function keepItem({ id }: Item): Promise<void> {
  const [item] = await browser.downloads.search({ id });
  if (item?.paused) await browser.downloads.resume(id);
}

/** Ends a download, and deletes the file where it was done before it could be held. */
export async function discardItem({ id }: Item): Promise<void> {
  await browser.downloads.cancel(id).catch(() => {});
  const [item] = await browser.downloads.search({ id });
  if (item?.state === "complete" && item.exists) await browser.downloads.removeFile(id);
}
