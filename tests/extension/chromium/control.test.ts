import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { ENTRANCES, type Entrance, FRAMES, nameOf, READ_AHEAD } from "../lib/cases.ts";
import { way } from "../lib/ways-in.ts";
import { world } from "../lib/world.ts";
import { launch } from "./browser.ts";
import { goTo, profile } from "./stage.ts";

/** Chromium has given up `rel=prerender` and prerenders nothing of another site. */
const UNKNOWN = ["legacy-prerender", "prerender"];

const it = world();
const folder = profile();
let context: BrowserContext;
let page: Page;
before(async () => {
  context = await launch({ profile: folder });
});
after(() => context?.close());

const cases: Entrance[] = [...ENTRANCES, ...FRAMES, ...READ_AHEAD];
for (const entrance of cases.filter(({ way }) => !UNKNOWN.includes(way))) {
  test(`without the extension ${nameOf(entrance)} reaches the host`, async () => {
    const host = `${nameOf(entrance)}.duckdns.org`;
    page = await context.newPage();
    await goTo(page, way(entrance.way, `https://${host}/`, entrance.more));
    if (entrance.click) await page.locator("a, button").click();
    await it.log.until(host);
    assert.notDeepEqual(it.log.of(host), []);
    await page.close();
  });
}
