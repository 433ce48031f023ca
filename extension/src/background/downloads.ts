import { browser } from "wxt/browser";
import { discardItem, type Item, pageOf, senderOf } from "../downloads.ts";
import { judge } from "../judge.ts";
import { entryOf } from "../log/entry.ts";
import { record } from "../log/index.ts";

/** Holds what tenants send until the user has seen from whom it comes. */
export function followDownloads(): void {
  browser.downloads.onCreated.addListener((item) => void arrived(item));
}

async function arrived(item: Item): Promise<void> {
  const page = browser.runtime.getURL("/warn.html");
  const stopped = [item.finalUrl, item.url].find((address) => address?.startsWith(page));
  if (stopped) return turnIntoVisit(item, stopped);
  const sender = senderOf(item);
  if (sender === null) return;
  const { catalogue, classifier, settings } = await judge();
  if (settings.downloads === "off") return;
  const verdict = classifier.check(sender, settings.lang);
  if (verdict.standing !== "tenant" || verdict.decision.action === "allow") return;
  if (!settings.reportOnly) await hold(item, settings.downloads === "block");
  const event = settings.reportOnly ? "reported" : "download-stopped";
  if (!item.incognito) await record(entryOf(verdict, event, catalogue.info().serial));
}

/** The rules stopped the request of a download: the file would be our own warning page. */
async function turnIntoVisit(item: Item, page: string): Promise<void> {
  await discardItem(item);
  await browser.downloads.erase({ id: item.id });
  await browser.tabs.create({ url: page });
}

async function hold(item: Item, forGood: boolean): Promise<void> {
  if (forGood) await discardItem(item);
  // A small file may be whole already: the page says so.
  else await browser.downloads.pause(item.id).catch(() => {});
  await browser.tabs.create({ url: pageOf(item.id) });
}
