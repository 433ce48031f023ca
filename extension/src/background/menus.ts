import { browser } from "wxt/browser";
import { openLookUp } from "./look-up.ts";
import { message } from "./message.ts";

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
