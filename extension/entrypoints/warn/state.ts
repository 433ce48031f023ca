/**
 * What the warning page has to show.
 *
 * Where the classifier cannot start there is no way through: the rules that stopped the address still hold, but whether
 * they hold for a warning or for a block is not known without it, and neither can the site that a pass would open.
 */
import { headline, type Lang, lead, type Strings, stops } from "@sublet/ui";
import type { Catalogue, Info, Verdict } from "sublet-wasm/extension";
import { browser } from "wxt/browser";
import { entryOf } from "../../src/log/entry.ts";
import { record } from "../../src/log/index.ts";
import { stoppedUrl } from "../../src/rules/index.ts";
import { type InForce, inForce } from "../../src/settings/index.ts";
import { catalogue, under } from "../../src/sublet.ts";
import type { Words } from "../../src/words.ts";

/** A stop with everything that is known about it. */
export interface Stop {
  url: URL;
  verdict: Verdict;
  settings: InForce;
  catalogue: Catalogue;
  info: Info;
  at: Date;
  isPrivate: boolean;
}

export type State = { lang: Lang } & (
  | { is: "neutral" }
  | { is: "framed"; url: URL; settings: InForce }
  | { is: "stopped" | "stale"; stop: Stop }
  | { is: "unsure"; url: URL; settings: InForce; code: string }
);

/** Finds out what this page was opened for, and writes a stop down. */
export async function stateOf(location: Location): Promise<State> {
  const [stopped, settings] = await Promise.all([stoppedUrl(location), inForce()]);
  const { lang } = settings;
  if (!stopped) return { is: "neutral", lang };
  const { url } = stopped;
  const framed = window.top !== window;
  if (!framed) scrub(location, url);
  try {
    const stop = stopOf(url, settings, await catalogue());
    const stale = settings.reportOnly || !stops(stop.verdict);
    if (!stale) void note(stop, framed);
    if (framed) return { is: "framed", lang, url, settings };
    return { is: stale ? "stale" : "stopped", lang, stop };
  } catch (thrown) {
    if (framed) return { is: "framed", lang, url, settings };
    return { is: "unsure", lang, url, settings, code: codeOf(thrown) };
  }
}

/** The verdict on an address under the settings. */
export function stopOf(url: URL, settings: InForce, catalogue: Catalogue): Stop {
  return {
    url,
    verdict: under(catalogue, settings.policy).check(url.hostname, settings.lang),
    settings,
    catalogue,
    info: catalogue.info(),
    at: new Date(),
    isPrivate: browser.extension.inIncognitoContext,
  };
}

/** A page that cannot be written down is stopped all the same. */
async function note({ verdict, info }: Stop, framed: boolean): Promise<void> {
  await record(entryOf(verdict, framed ? "frame-stopped" : "stopped", info.serial)).catch(console.error);
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : "broken";
}

/**
 * Takes user information out of the address bar and the history; a reload shows the same page.
 *
 * It also makes the entry one that was not posted, so that no reload asks whether to send a form again.
 */
export function scrub({ pathname, search }: Location, url: URL): void {
  const nonce = new URLSearchParams(search).get("k");
  history.replaceState(null, "", `${pathname}?k=${nonce}&u=${url.href}`);
}

/** The one sentence that a warning begins with. */
export function sentence(verdict: Verdict, t: Words, words: Strings): string {
  const { standing, suffix, kind, reasons } = verdict;
  if (standing !== "tenant") return t("warnNamed");
  const anonymous = reasons.some(({ code }) => code === "sign-up-anonymous");
  const owner = reasons.some(({ code }) => code === "approval-owner");
  if (anonymous && !owner && kind !== null && suffix !== null) return t("warnAnonymous", suffix);
  return headline(verdict, words);
}

/** What that sentence means for the person who wanted to go there. */
export function meaning(verdict: Verdict, t: Words, words: Strings): string {
  return verdict.standing === "unlisted" ? t("warnNamedLead") : lead(verdict, words);
}
