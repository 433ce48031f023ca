/**
 * What the active tab shows, and what Sublet did about it.
 */
import { stops } from "@sublet/ui";
import type { Verdict } from "sublet-wasm/extension";
import { browser } from "wxt/browser";
import { judge } from "../../src/judge.ts";
import { entryOf } from "../../src/log/entry.ts";
import { type Counts, countsToday, record } from "../../src/log/index.ts";
import { resumeTab } from "../../src/resume.ts";
import { isLetThrough, pause, pauses, siteOf, stoppedUrl } from "../../src/rules/index.ts";
import { type InForce, inForce } from "../../src/settings/index.ts";

/** What Sublet did about the tab. */
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
  const { catalogue, classifier, settings } = await judge();
  const verdict = classifier.check(target.hostname, settings.lang);
  const standing = await standingOf(verdict, settings, tab.id);
  return { tab: tab.id, verdict, standing, atWarning, catalogue: catalogue.info().serial };
}

async function standingOf(verdict: Verdict, settings: InForce, tab: number): Promise<Standing> {
  const { action } = verdict.decision;
  if (stops(verdict)) {
    if (settings.reportOnly) return "wouldStop";
    const site = siteOf(verdict);
    if ((await pauses()).includes(site)) return "paused";
    if (await isLetThrough(site, tab)) return "opened";
    return action === "block" ? "blocked" : "stopped";
  }
  if (verdict.standing !== "tenant") return verdict.standing;
  return action === "log" && settings.log ? "noted" : "tenant";
}

/** Whether the policy and the company leave this way through. */
export function mayPause({ standing }: Visit, { proceed }: InForce): boolean {
  return proceed && standing === "stopped";
}

/** Lets the site through in all tabs until the browser ends; a warning page in the tab goes on by itself. */
export async function pauseNow({ verdict, tab, catalogue }: Visit, why: string): Promise<void> {
  await pause(verdict);
  await record(entryOf(verdict, "paused", catalogue, why)).catch(console.error);
  await resumeTab(tab);
}
