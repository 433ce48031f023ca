import type { Level, Verdict } from "sublet-wasm/extension";
import { browser } from "wxt/browser";
import { message } from "../message.ts";

/** The plate on the toolbar icon. */
interface Badge {
  text: string;
  color: string;
  tip: string;
}

const COLORS: Record<Level, string> = {
  none: "#5b6470",
  low: "#5b6470",
  medium: "#8a6100",
  high: "#b3431b",
  critical: "#a3122f",
};

/** Shows what the host of a tab is: tenants have a plate in the colour of their risk. */
export function showVerdict(tab: number, { standing, host, provider, risk }: Verdict): Promise<void> {
  const name = provider?.name ?? message("someProvider");
  const color = COLORS[risk.level];
  if (standing === "tenant") return show(tab, { text: "⌂", color, tip: message("tipTenant", [host, name]) });
  const tip = standing === "provider" ? message("tipProvider", [host, name]) : message("tipUnlisted", host);
  return show(tab, { text: "", color, tip });
}

/** Shows that the tab's navigation was stopped. */
export function showStopped(tab: number): Promise<void> {
  return show(tab, { text: "!", color: COLORS.critical, tip: message("tipStopped") });
}

/** Shows that the tab has no host. */
export function showOther(tab: number): Promise<void> {
  return show(tab, { text: "", color: COLORS.none, tip: message("tipOther") });
}

async function show(tabId: number, { text, color, tip }: Badge): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    browser.action.setTitle({ tabId, title: tip }),
    // The tab may be gone by now.
  ]).catch(() => {});
}
