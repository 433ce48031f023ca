import type { Catalogue, Classifier, Condition, DnrRule, ResourceType, Rules } from "sublet-wasm/extension";
import { type Browser, browser } from "wxt/browser";
import { judge } from "../judge.ts";
import { lockOf } from "../settings/area.ts";
import type { InForce } from "../settings/index.ts";
import { rulesOf, type Stopping } from "../sublet.ts";
import { type Installed, installed, keep, newNonce, nonceInForce } from "./installed.ts";

/** The name of the alarm that rings when an exclusion runs out. */
export const RENEW = "renew-rules";
/** The rule that lets everything through: it is there whenever the rules are. */
const BASELINE = 1;

const lock = lockOf("sublet.rules");

/**
 * Makes the browser hold the rules of the settings in force; does nothing where it does already.
 *
 * Where that fails the rules of before still hold, and the note beside them says why.
 */
export function syncRules(): Promise<void> {
  return lock(async () => {
    const before = await installed();
    try {
      await renew(before);
    } catch (thrown) {
      const problem = thrown instanceof Error ? thrown.message : String(thrown);
      if (before) await keep({ ...before, problem }).catch(() => {});
      throw thrown;
    }
  });
}

async function renew(before: Installed | null): Promise<void> {
  const { catalogue, classifier, settings } = await judge();
  const fingerprint = await fingerprintOf(catalogue, settings);
  const now = Date.now();
  const fresh = before?.fingerprint === fingerprint && before.from <= now && now < (before.until ?? Infinity);
  if (fresh && before.problem === null && (await areThere())) return schedule(before.until);

  const nonce = (await nonceInForce()) ?? newNonce();
  const compiled = compile(classifier, settings, nonce);
  await install(compiled);
  const until = compiled.until === undefined ? null : Date.parse(compiled.until);
  const stops = compiled.rules.length > 1;
  await preventReadAhead(stops && !settings.readAhead);
  await keep({ nonce, fingerprint, from: now, until, problem: null });
  await schedule(until);
}

function compile(classifier: Classifier, settings: InForce, nonce: string): Rules {
  const rules = rulesOf(classifier, stopping(nonce, settings));
  return settings.reportOnly ? { rules: rules.rules.slice(0, BASELINE) } : rules;
}

async function install({ rules }: Rules): Promise<void> {
  const before = await browser.declarativeNetRequest.getDynamicRules();
  const removeRuleIds = before.map(({ id }) => id);
  // Firefox throws what Chromium rejects with.
  const put = async (addRules: DnrRule[]) =>
    browser.declarativeNetRequest.updateDynamicRules({
      removeRuleIds,
      addRules: addRules as Browser.declarativeNetRequest.Rule[],
    });
  await put(rules).catch(() => put(rules.flatMap(readable)));
}

/**
 * One name that the browser does not read as it is sinks all rules. Nothing can be reached under such a name: it goes, and
 * a rule with it that has no other: without names it would hold for all hosts.
 */
function readable(rule: DnrRule): DnrRule[] {
  const { requestDomains, excludedRequestDomains, ...others } = rule.condition;
  const condition: Condition = { ...others };
  if (requestDomains) condition.requestDomains = requestDomains.filter(isHost);
  if (condition.requestDomains?.length === 0) return [];
  const excluded = excludedRequestDomains?.filter(isHost);
  if (excluded?.length) condition.excludedRequestDomains = excluded;
  return [{ ...rule, condition }];
}

function isHost(name: string): boolean {
  return URL.parse(`http://${name}/`)?.hostname === name;
}

async function areThere(): Promise<boolean> {
  const rules = await browser.declarativeNetRequest.getDynamicRules({ ruleIds: [BASELINE] });
  return rules.some(({ id }) => id === BASELINE);
}

/** A digest of everything that rules are compiled from. */
async function fingerprintOf(catalogue: Catalogue, settings: InForce): Promise<string> {
  const { policy, frames, readAhead, reportOnly } = settings;
  const version = browser.runtime.getManifest().version;
  const from = JSON.stringify([version, catalogue.info(), policy, frames, readAhead, reportOnly]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(from));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function schedule(at: number | null): Promise<void> {
  if (at === null) await browser.alarms.clear(RENEW);
  else await browser.alarms.create(RENEW, { when: at });
}

/** Every type of request that Sublet may stop. */
export const ALL_TYPES: ResourceType[] = ["main_frame", "sub_frame", "object", "other"];

/** Where stopped requests go, with the secret that only our redirects carry. */
export function warningPage(nonce: string): string {
  return `${browser.runtime.getURL("/warn.html")}?k=${nonce}&u=`;
}

/** What the settings say to stop: prefetches (`other`) as well as pages, whatever they are for. */
export function stopping(nonce: string, { frames }: Pick<InForce, "frames">): Stopping {
  const types: ResourceType[] = ["main_frame", "other"];
  if (frames !== "off") types.push("sub_frame", "object");
  return { page: warningPage(nonce), types };
}

/**
 * Keeps the browser from looking up and connecting to hosts before a navigation is decided, or leaves that to the user.
 *
 * Without this a stopped host is still looked up, and in Chromium connected to: browsers do so before they ask the rules.
 */
export async function preventReadAhead(prevent: boolean): Promise<void> {
  const setting = browser.privacy.network.networkPredictionEnabled;
  if (prevent) await setting.set({ value: false });
  else await setting.clear({});
}

/** Whether the browser keeps from reading ahead; another extension or a company may decide otherwise. */
export async function isReadAheadPrevented(): Promise<boolean> {
  return !(await browser.privacy.network.networkPredictionEnabled.get({})).value;
}
