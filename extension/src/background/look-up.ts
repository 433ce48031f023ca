import type { Hit } from "sublet-wasm/extension";
import { browser } from "wxt/browser";
import { message } from "../message.ts";
import { catalogue } from "../sublet.ts";

/** Where a tab is to open. */
export type Where = "currentTab" | "newForegroundTab" | "newBackgroundTab";

/** Opens the look-up page of this extension on a text. */
export async function openLookUp(text: string, where: Where = "newForegroundTab"): Promise<void> {
  const url = browser.runtime.getURL(`/check.html#q=${encodeURIComponent(text)}`);
  if (where === "currentTab") await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: where === "newForegroundTab" });
}

/** Puts "check this" into the menus of links and selections. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: "link", title: message("menuCheckLink"), contexts: ["link"] });
  browser.contextMenus.create({ id: "text", title: message("menuCheckText"), contexts: ["selection"] });
}

/** Looks up what a menu was opened on. */
export function followMenus(): void {
  browser.contextMenus.onClicked.addListener(({ linkUrl, selectionText, menuItemId }) => {
    const asked = menuItemId === "link" ? linkUrl : selectionText;
    if (asked) void openLookUp(asked);
  });
}

const MAX_HITS = 6;

/** Answers the keyword `sublet` in the address bar. */
export function followOmnibox(): void {
  const default_ = import.meta.env.FIREFOX ? "omniboxDefaultPlain" : "omniboxDefault";
  browser.omnibox.setDefaultSuggestion({ description: message(default_) });
  browser.omnibox.onInputChanged.addListener(async (text, suggest) => {
    const term = text.trim();
    const hits = term
      ? await catalogue().then(
          (ready) => ready.search(term, MAX_HITS),
          () => [],
        )
      : [];
    suggest(hits.map((hit) => ({ content: hit.text, description: described(hit) })));
  });
  browser.omnibox.onInputEntered.addListener((text, where) => void openLookUp(text, where as Where));
}

function described({ type, text, provider }: Hit): string {
  const about =
    type === "provider" ? message("omniboxProvider") : message("omniboxSuffix", provider?.name ?? "");
  return import.meta.env.FIREFOX
    ? `${text} (${about})`
    : `<match>${escaped(text)}</match> <dim>${escaped(about)}</dim>`;
}

/** Chromium reads descriptions as XML. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
