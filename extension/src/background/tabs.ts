import { stops } from "@sublet/ui";
import type { Verdict } from "sublet-wasm/extension";
import { type Browser, browser } from "wxt/browser";
import { judge } from "../judge.ts";
import { entryOf } from "../log/entry.ts";
import { record } from "../log/index.ts";
import { dropPasses, isLetThrough, siteOf, syncRules } from "../rules/index.ts";
import { showOther, showStopped, showVerdict } from "./badge.ts";

type Tab = Browser.tabs.Tab;

/** Shows what each tab's host is, records what the policy says to, and takes back the passes of closed tabs. */
export function followTabs(): void {
  browser.tabs.onUpdated.addListener((_, { url, status }, tab) => {
    if (url !== undefined || status === "loading") void arrived(tab, url !== undefined);
  });
  browser.tabs.onRemoved.addListener((tab) => {
    void dropPasses(tab);
    void browser.storage.session.remove(keyOf(tab));
  });
}

async function arrived({ id: tab, url: address, incognito }: Tab, isNew: boolean): Promise<void> {
  if (tab === undefined) return;
  const url = address === undefined ? null : URL.parse(address);
  if (url?.href.startsWith(browser.runtime.getURL("/warn.html"))) return showStopped(tab);
  if (url?.protocol !== "http:" && url?.protocol !== "https:") return showOther(tab);
  const { catalogue, classifier, settings } = await judge();
  const verdict = classifier.check(url.hostname, settings.lang);
  await showVerdict(tab, verdict);
  if (!isNew || (!incognito && (await wasHere(tab, verdict.host)))) return;
  if (!settings.reportOnly && stops(verdict)) return overtake(tab, verdict);
  if (!incognito) await write(verdict, catalogue.info().serial);
}

/** The browser let a host through that the policy stops: the user opened it, or the rules are not those of the policy. */
async function overtake(tab: number, verdict: Verdict): Promise<void> {
  if (!(await isLetThrough(siteOf(verdict), tab))) await syncRules();
}

/** Writes down what the policy wants written, and in report-only mode what it would have stopped. */
async function write(verdict: Verdict, catalogue: number): Promise<void> {
  const { action } = verdict.decision;
  if (action !== "allow") await record(entryOf(verdict, action === "log" ? "logged" : "reported", catalogue));
}

/** Whether the tab's page before was of this host; remembers it. The service worker may sleep in between. */
async function wasHere(tab: number, host: string): Promise<boolean> {
  const key = keyOf(tab);
  const { [key]: before } = await browser.storage.session.get(key);
  if (before !== host) await browser.storage.session.set({ [key]: host });
  return before === host;
}

function keyOf(tab: number): string {
  return `host.${tab}`;
}
