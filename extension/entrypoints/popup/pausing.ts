import { browser } from "wxt/browser";
import { entryOf } from "../../src/log/entry.ts";
import { record } from "../../src/log/index.ts";
import { RESUME, type Resume } from "../../src/resume.ts";
import { pause } from "../../src/rules/index.ts";
import type { InForce } from "../../src/settings/index.ts";
import type { Visit } from "./visit.ts";

/** Whether the policy and the company leave this way through. */
export function mayPause({ standing }: Visit, { proceed }: InForce): boolean {
  return proceed && standing === "stopped";
}

/** Lets the site through in all tabs until the browser ends; a warning page in the tab goes on by itself. */
export async function pauseNow({ verdict, tab, catalogue }: Visit, why: string): Promise<void> {
  await pause(verdict);
  await record(entryOf(verdict, "paused", catalogue, why)).catch(console.error);
  const message: Resume = { type: RESUME, tab };
  // Nobody listens where the tab shows no warning.
  await browser.runtime.sendMessage(message).catch(() => {});
}
