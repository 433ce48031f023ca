import { browser } from "wxt/browser";
import { isResume } from "../../src/resume.ts";
import { isLetThrough, siteOf } from "../../src/rules/index.ts";
import type { Stop } from "./scene.ts";

/** Goes on when the popup says that the site of this tab is let through, and it is. Returns how to stop listening. */
export function followResume({ url, verdict }: Stop): () => void {
  const follow = (message: unknown) => {
    if (isResume(message)) void resume(message.tab);
  };
  async function resume(tab: number) {
    const own = await browser.tabs.getCurrent();
    if (own?.id === tab && (await isLetThrough(siteOf(verdict), tab))) location.replace(url);
  }
  browser.runtime.onMessage.addListener(follow);
  return () => browser.runtime.onMessage.removeListener(follow);
}
