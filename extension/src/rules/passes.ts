import type { DnrRule, Verdict } from "sublet-wasm/extension";
import { type Browser, browser } from "wxt/browser";
import { judge } from "../judge.ts";
import { lockOf } from "../settings/area.ts";
import { passOf } from "../sublet.ts";
import { ALL_TYPES, warningPage } from "./sync.ts";

type Rule = Browser.declarativeNetRequest.Rule;

const lock = lockOf("sublet.passes");

/** The part of a name that a pass opens: the tenant's site, or the host that a policy names. */
export function siteOf({ site, host }: Pick<Verdict, "site" | "host">): string {
  return site ?? host;
}

/** Lets the site through in this tab until the tab closes. */
export function openOnce(verdict: Pick<Verdict, "site" | "host">, tab: number): Promise<void> {
  return letThrough(siteOf(verdict), tab);
}

/** Lets the site through in all tabs until the browser ends. */
export function pause(verdict: Pick<Verdict, "site" | "host">): Promise<void> {
  return letThrough(siteOf(verdict));
}

/** The sites that are paused. */
export async function pauses(): Promise<string[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.filter(isPause).map(siteOfRule);
}

/** Whether the site is let through in this tab. */
export async function isLetThrough(site: string, tab: number): Promise<boolean> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.some((rule) => siteOfRule(rule) === site && (isPause(rule) || isOfTab(rule, tab)));
}

/** Stops the site again in tabs that have no pass of their own. */
export function endPause(site: string): Promise<void> {
  return drop((rule) => isPause(rule) && siteOfRule(rule) === site);
}

/** Takes back the passes of a tab that is gone. */
export function dropPasses(tab: number): Promise<void> {
  return drop((rule) => isOfTab(rule, tab));
}

async function letThrough(site: string, tab?: number): Promise<void> {
  const { classifier } = await judge();
  await lock(async () => {
    const rules = await browser.declarativeNetRequest.getSessionRules();
    const same = rules.filter(
      (rule) => siteOfRule(rule) === site && (tab === undefined ? isPause(rule) : isOfTab(rule, tab)),
    );
    const id = 1 + rules.reduce((most, { id }) => Math.max(most, id), 0);
    const pass = passOf(classifier, { page: warningPage(""), types: ALL_TYPES }, id, site, tab);
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: same.map(({ id }) => id),
      addRules: [pass as Rule & DnrRule],
    });
  });
}

async function drop(which: (rule: Rule) => boolean): Promise<void> {
  await lock(async () => {
    const rules = await browser.declarativeNetRequest.getSessionRules();
    const removeRuleIds = rules.filter(which).map(({ id }) => id);
    if (removeRuleIds.length > 0) await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds });
  });
}

function siteOfRule({ condition }: Rule): string {
  return condition.requestDomains?.[0] ?? "";
}

function isPause({ condition }: Rule): boolean {
  return !condition.tabIds?.length;
}

function isOfTab({ condition }: Rule, tab: number): boolean {
  return condition.tabIds?.includes(tab) ?? false;
}
