import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { followDownloads } from "../src/background/downloads.ts";
import { createMenus, followMenus, followOmnibox } from "../src/background/look-up.ts";
import { followTabs } from "../src/background/tabs.ts";
import { preventReadAhead, RENEW, syncRules } from "../src/rules/index.ts";
import { onChange } from "../src/settings/index.ts";

/**
 * Rules that cannot be renewed stay as they are; the note beside them says why.
 *
 * Private windows of Chromium have a background of their own and the rules of the others.
 */
function renew(): void {
  if (!browser.extension.inIncognitoContext) syncRules().catch((thrown) => console.error(thrown));
}

export default defineBackground({
  type: "module",
  main() {
    browser.runtime.onInstalled.addListener(({ reason }) => {
      // At once: the rules themselves take a moment longer.
      if (reason === "install") void preventReadAhead(true);
      renew();
      void createMenus();
    });
    browser.runtime.onStartup.addListener(renew);
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === RENEW) renew();
    });
    onChange(renew);
    followTabs();
    followDownloads();
    followMenus();
    followOmnibox();
  },
});
