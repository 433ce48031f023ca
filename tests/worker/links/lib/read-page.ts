import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** What runs in the page: as text, so that no compiler adds to it. */
const SCRIPT = readFileSync(new URL("./read-frame.js", import.meta.url), "utf8");

/** Where a page leads, as the browser that shows it understands it. */
export interface Found {
  /** What a click follows. */
  links: string[];
  forms: { action: string; method: string }[];
  /** The value of any attribute that is an address on the web. */
  addresses: { element: string; attribute: string; url: string }[];
}

/** Reads a page and the pages within it. */
export async function read(page: Page): Promise<Found> {
  const all: Found = { links: [], forms: [], addresses: [] };
  for (const frame of page.frames()) {
    const found = await frame.evaluate<Found>(SCRIPT);
    all.links.push(...found.links);
    all.forms.push(...found.forms);
    all.addresses.push(...found.addresses);
  }
  return all;
}
