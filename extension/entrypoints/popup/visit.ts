/**
 * What the active tab shows, and where it stands.
 */
import type { Verdict } from "sublet-wasm";
import { browser } from "wxt/browser";
import { judge } from "../../src/engine/judge.ts";
import { type Counts, countsToday } from "../../src/log/index.ts";
import { isLetThrough, pauses, siteOf, stoppedUrl } from "../../src/rules/index.ts";
import { type InForce, inForce } from "../../src/settings/index.ts";

/** Where the tab stands with Sublet. */
export type Standing =
  | "stopped"
  | "blocked"
  | "opened"
  | "paused"
  | "noted"
  | "tenant"
  | "wouldStop"
  | "provider"
  | "unlisted";

/** The host in the tab. */
export interface Visit {
  tab: number;
  verdict: Verdict;
  standing: Standing;
  /** The tab shows the warning page. */
  atWarning: boolean;
  catalogue: number;
}

/** Everything the popup shows. */
export interface Shown {
  settings: InForce;
  counts: Counts;
  /** `null` where the tab shows no web page, `failed` where the classifier cannot start. */
  visit: Visit | null | "failed";
}

/** Looks at the active tab of this window. */
export async function look(): Promise<Shown> {
  const [settings, counts] = await Promise.all([
    inForce(),
    countsToday().catch(() => ({ stopped: 0, opened: 0, logged: 0 })),
  ]);
  const visit = await visitOf().catch((thrown) => {
    console.error(thrown);
    return "failed" as const;
  });
  return { settings, counts, visit };
}

async function visitOf(): Promise<Visit | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const url = URL.parse(tab?.url ?? "");
  if (!url || tab?.id === undefined) return null;
  const atWarning = url.href.startsWith(browser.runtime.getURL("/warn.html"));
  const target = atWarning ? (await stoppedUrl(url))?.url : url;
  if (target?.protocol !== "http:" && target?.protocol !== "https:") return null;
  const { engine, settings } = await judge();
  const verdict = engine.check(target.hostname, settings.lang);
  const standing = await standingOf(verdict, settings, tab.id);
  return { tab: tab.id, verdict, standing, atWarning, catalogue: engine.info().serial };
}

async function standingOf(verdict: Verdict, settings: InForce, tab: number): Promise<Standing> {
  const { action } = verdict.decision;
  if (action === "warn" || action === "block") {
    if (settings.reportOnly) return "wouldStop";
    const site = siteOf(verdict);
    if ((await pauses()).includes(site)) return "paused";
    if (await isLetThrough(site, tab)) return "opened";
    return action === "block" ? "blocked" : "stopped";
  }
  if (verdict.standing !== "tenant") return verdict.standing;
  return action === "log" && settings.log ? "noted" : "tenant";
}
