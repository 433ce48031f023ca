import type { Verdict } from "sublet-wasm/extension";
import { browser } from "wxt/browser";
import { isLetThrough, siteOf } from "./rules/index.ts";

/** The message that lets the warning page in a tab go on. */
interface Resume {
  type: "resume";
  tab: number;
}

/** Asks the warning page in a tab to go on; does nothing where the tab shows none. */
export async function resumeTab(tab: number): Promise<void> {
  const message: Resume = { type: "resume", tab };
  await browser.runtime.sendMessage(message).catch(() => {});
}

/** Goes on when the popup says that the site of this tab is let through, and it is. Returns how to stop listening. */
export function followResume({ url, verdict }: { url: URL; verdict: Verdict }): () => void {
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

function isResume(message: unknown): message is Resume {
  const { type, tab } = (message ?? {}) as Partial<Resume>;
  return type === "resume" && typeof tab === "number";
}
