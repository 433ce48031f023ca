import type { ResourceType } from "sublet-wasm";
import { browser } from "wxt/browser";
import type { Stopping } from "../engine/index.ts";
import type { InForce } from "../settings/index.ts";

/** Every type of request that Sublet may stop. */
export const ALL_TYPES: ResourceType[] = ["main_frame", "sub_frame", "object", "other"];

/** Where stopped requests go, with the secret that tells our redirect from somebody's link. */
export function warningPage(nonce: string): string {
  return `${browser.runtime.getURL("/warn.html")}?k=${nonce}&u=`;
}

/** What the settings say to stop: prefetches (`other`) as well as pages, whatever they are for. */
export function stopping(nonce: string, { frames }: Pick<InForce, "frames">): Stopping {
  const types: ResourceType[] = ["main_frame", "other"];
  if (frames !== "off") types.push("sub_frame", "object");
  return { page: warningPage(nonce), types };
}
