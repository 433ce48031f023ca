import { browser } from "wxt/browser";

/** How long a browser may take to begin going back. It tells at once, before it asks any server. */
const BEGINS = 400;

/** Goes back to where the user came from; a tab that came from nowhere closes, the last one shows a new tab page. */
export async function goBack(): Promise<void> {
  if (history.length > 1 && (await begins(() => history.back()))) return;
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  const tabs = await browser.tabs.query({ windowId: tab.windowId });
  if (tabs.length === 1) await browser.tabs.create({ windowId: tab.windowId });
  await browser.tabs.remove(tab.id);
}

/** Whether a step in the history leads anywhere: entries may all lie ahead. */
function begins(step: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), BEGINS);
    const leave = () => {
      clearTimeout(timer);
      resolve(true);
    };
    addEventListener("beforeunload", leave, { once: true });
    addEventListener("pagehide", leave, { once: true });
    step();
  });
}
