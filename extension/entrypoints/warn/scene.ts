/**
 * What the warning page has to show.
 *
 * Where the classifier cannot start there is no way through: the rules that stopped the address still hold, but whether
 * they hold for a warning or for a block cannot be told without it, and neither can the site that a pass would open.
 */
import type { Lang } from "@sublet/ui";
import type { Info, Verdict } from "sublet-wasm";
import { browser } from "wxt/browser";
import { type Engine, engine } from "../../src/engine/index.ts";
import { entryOf } from "../../src/log/entry.ts";
import { record } from "../../src/log/index.ts";
import { stoppedUrl } from "../../src/rules/index.ts";
import { type InForce, inForce } from "../../src/settings/index.ts";
import { scrub } from "./address-bar.ts";

/** A stop with everything that is known about it. */
export interface Stop {
  url: URL;
  verdict: Verdict;
  settings: InForce;
  engine: Engine;
  info: Info;
  at: Date;
  isPrivate: boolean;
}

export type Scene = { lang: Lang } & (
  | { is: "neutral" }
  | { is: "framed"; url: URL; settings: InForce }
  | { is: "stopped" | "stale"; stop: Stop }
  | { is: "unsure"; url: URL; settings: InForce; code: string }
);

/** Finds out what this page was opened for, and writes a stop down. */
export async function sceneOf(location: Location): Promise<Scene> {
  const [stopped, settings] = await Promise.all([stoppedUrl(location), inForce()]);
  const { lang } = settings;
  if (!stopped) return { is: "neutral", lang };
  const { url } = stopped;
  const framed = window.top !== window;
  if (!framed) scrub(location, url);
  try {
    const stop = stopOf(url, settings, await engine());
    const stale = settings.reportOnly || !isStop(stop.verdict);
    if (!stale) void note(stop, framed);
    if (framed) return { is: "framed", lang, url, settings };
    return { is: stale ? "stale" : "stopped", lang, stop };
  } catch (thrown) {
    if (framed) return { is: "framed", lang, url, settings };
    return { is: "unsure", lang, url, settings, code: codeOf(thrown) };
  }
}

/** The verdict on an address under the settings. */
export function stopOf(url: URL, settings: InForce, engine: Engine): Stop {
  engine.use(settings.policy);
  return {
    url,
    verdict: engine.check(url.hostname, settings.lang),
    settings,
    engine,
    info: engine.info(),
    at: new Date(),
    isPrivate: browser.extension.inIncognitoContext,
  };
}

function isStop({ decision: { action } }: Verdict): boolean {
  return action === "warn" || action === "block";
}

/** A page that cannot be written down is stopped all the same. */
async function note({ verdict, info }: Stop, framed: boolean): Promise<void> {
  await record(entryOf(verdict, framed ? "frame-stopped" : "stopped", info.serial)).catch(console.error);
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : "broken";
}
