import type { Verdict } from "sublet-wasm";
import { browser } from "wxt/browser";
import { judge } from "../engine/judge.ts";
import { type Event, record } from "../log/index.ts";
import { dropPasses, isLetThrough, siteOf, syncRules } from "../rules/index.ts";
import type { InForce } from "../settings/index.ts";
import { showOther, showStopped, showVerdict } from "./badge.ts";

/** Shows where each tab stands, writes down what the policy says to, and takes back the passes of closed tabs. */
export function followTabs(): void {
  browser.tabs.onUpdated.addListener((tab, { url, status }, { url: current }) => {
    if (url !== undefined || status === "loading") void arrived(tab, url ?? current, url !== undefined);
  });
  browser.tabs.onRemoved.addListener((tab) => void dropPasses(tab));
}

async function arrived(tab: number, address: string | undefined, isNew: boolean): Promise<void> {
  const url = address === undefined ? null : URL.parse(address);
  if (url?.href.startsWith(browser.runtime.getURL("/warn.html"))) return showStopped(tab);
  if (url?.protocol !== "http:" && url?.protocol !== "https:") return showOther(tab);
  const { engine, settings } = await judge();
  const verdict = engine.check(url.hostname, settings.lang);
  await showVerdict(tab, verdict);
  if (isNew) await noted(tab, verdict, settings, engine.info().serial);
}

/** Writes a visit down, once for a tab that goes on from page to page of one host. */
async function noted(tab: number, verdict: Verdict, settings: InForce, catalogue: number): Promise<void> {
  const { action, rule } = verdict.decision;
  if (await wasHere(tab, verdict.host)) return;
  const stops = action === "warn" || action === "block";
  if (stops && !settings.reportOnly) {
    // The rules let a host through that the policy stops: somebody opened it, or the rules are not those of the policy.
    if (!(await isLetThrough(siteOf(verdict), tab))) await syncRules();
    return;
  }
  const event: Event | null = stops ? "reported" : action === "log" ? "logged" : null;
  if (!event) return;
  const { host, site, provider, risk } = verdict;
  const at = new Date().toISOString();
  await record({
    at,
    host,
    site,
    provider: provider?.id ?? null,
    level: risk.level,
    action,
    rule,
    event,
    catalogue,
  });
}

/** Whether the tab's page before was of this host; remembers it. The service worker may sleep in between. */
async function wasHere(tab: number, host: string): Promise<boolean> {
  const key = `host.${tab}`;
  const { [key]: before } = await browser.storage.session.get(key);
  if (before !== host) await browser.storage.session.set({ [key]: host });
  return before === host;
}
