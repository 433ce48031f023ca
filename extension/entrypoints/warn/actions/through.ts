import { stops } from "@sublet/ui";
import type { Exclusion } from "sublet-wasm/extension";
import { browser } from "wxt/browser";
import { judge } from "../../../src/judge.ts";
import { entryOf } from "../../../src/log/entry.ts";
import { type Event, record } from "../../../src/log/index.ts";
import { openOnce, syncRules } from "../../../src/rules/index.ts";
import { change } from "../../../src/settings/index.ts";
import { type Stop, stopOf } from "../state.ts";

/** The settings of this moment leave no such way through. */
export class Closed extends Error {}

/** An exclusion that would not help. */
export class Overruled extends Error {
  /** The rule that is in the way. */
  readonly rule: string;

  constructor(rule: string) {
    super(rule);
    this.name = "Overruled";
    this.rule = rule;
  }
}

/** Whether the policy and the company leave a way through. */
export function mayOpen({ settings, verdict }: Stop): boolean {
  return settings.proceed && verdict.decision.action !== "block";
}

/** Whether the user may keep exclusions; a private window leaves none behind. */
export function mayAllow(stop: Stop): boolean {
  return mayOpen(stop) && stop.settings.userExclusions && !stop.isPrivate;
}

/** Opens the address in this tab, and lets its site through until the tab closes. */
export async function goOnce(stop: Stop, why: string): Promise<void> {
  const now = await afresh(stop);
  const tab = await browser.tabs.getCurrent();
  if (!mayOpen(now) || tab?.id === undefined) throw new Closed();
  await openOnce(now.verdict, tab.id);
  await note(now, "opened-once", why);
  location.replace(stop.url);
}

/** Keeps an exclusion and opens the address; keeps nothing where that would not help. */
export async function goAlways(stop: Stop, exclusion: Exclusion): Promise<void> {
  const now = await afresh(stop);
  if (!mayAllow(now)) throw new Closed();
  const { policy } = now.settings;
  const exclusions = [...policy.exclusions, exclusion];
  const { verdict } = stopOf(stop.url, { ...now.settings, policy: { ...policy, exclusions } }, now.catalogue);
  if (stops(verdict)) throw new Overruled(verdict.decision.rule);
  await change((settings) => ({ ...settings, exclusions: [...settings.exclusions, exclusion] }));
  await syncRules();
  await note(now, "excluded", exclusion.why);
  location.replace(stop.url);
}

/** The stop under the settings of this moment: another window may have changed them. */
async function afresh(stop: Stop): Promise<Stop> {
  const { catalogue, settings } = await judge();
  return stopOf(stop.url, settings, catalogue);
}

async function note({ verdict, info }: Stop, event: Event, why: string): Promise<void> {
  await record(entryOf(verdict, event, info.serial, why)).catch(console.error);
}
