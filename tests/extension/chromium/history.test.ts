import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { way } from "../lib/ways-in.ts";
import { world } from "../lib/world.ts";
import { openOnce, stage } from "./stage.ts";

const it = world();
const on = stage(it);
const START = "http://ordinary.example/start";

function length(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}

/** Follows a link from the start page to a tenant. */
async function follow(host: string): Promise<Page> {
  const tab = await on().freshTab();
  await on().go(START);
  await on().go(way("link", `http://${host}/path#part`));
  await tab.locator("a").click();
  await on().stopped();
  await back(tab).waitFor();
  return tab;
}

function back(tab: Page) {
  return tab.getByRole("button", { name: "Go back" });
}

test("a stop is one entry, and opening takes its place", async () => {
  const tab = await follow("one.duckdns.org");
  const stopped = await length(tab);
  await openOnce(tab);
  await on().served("one.duckdns.org");
  assert.equal(await length(tab), stopped);
  await tab.goBack();
  assert.match(tab.url(), /\/link\?/);
  await tab.goForward();
  await on().served("one.duckdns.org");
  await tab.reload();
  await on().served("one.duckdns.org");
});

for (const [how, leave] of Object.entries({
  "the button": (tab: Page) => back(tab).click(),
  Escape: (tab: Page) => tab.keyboard.press("Escape"),
  Enter: (tab: Page) => tab.keyboard.press("Enter"),
  "the browser's own button": (tab: Page) => tab.goBack(),
})) {
  test(`${how} goes back to the page with the link, once`, async () => {
    const tab = await follow(`back-${how.length}.duckdns.org`);
    await leave(tab);
    await tab.waitForURL(/\/link\?/);
    await tab.goBack();
    assert.equal(tab.url(), START);
    await tab.goForward();
    assert.match(tab.url(), /\/link\?/);
    await tab.goForward();
    await on().stopped();
    await on().unseen(`back-${how.length}.duckdns.org`);
  });
}

for (const name of ["meta-refresh", "location", "redirect", "form-post"]) {
  test(`going back from a stop by ${name} does not bounce`, async () => {
    const tab = await on().freshTab();
    await on().go(START);
    await on().go(way(name, "http://bounce.duckdns.org/"));
    if (name === "form-post") await tab.locator("button").click();
    await on().stopped();
    await back(tab).click();
    await tab.waitForURL((url) => url.hostname === "ordinary.example");
    assert.match(tab.url(), name === "form-post" ? /form-post/ : /start/);
    await on().unseen("bounce.duckdns.org");
  });
}

test("a tab that came from nowhere closes, and its opener stands", async () => {
  const opener = await on().freshTab();
  await on().go(way("new-tab", "http://nowhere.duckdns.org/"));
  await on().opened(() => opener.locator("a").click());
  await on().stopped();
  const closed = on().tab.waitForEvent("close");
  await back(on().tab).click();
  await closed;
  assert.match(opener.url(), /new-tab/);
});

test("the warning page loaded again is the same page", async () => {
  const tab = await follow("reload.duckdns.org");
  const sentence = await tab.getByRole("heading", { level: 1 }).innerText();
  const before = await length(tab);
  await tab.reload();
  assert.equal(await tab.getByRole("heading", { level: 1 }).innerText(), sentence);
  assert.equal(await length(tab), before);
  assert.equal(await on().stopped(), "http://reload.duckdns.org/path#part");
});
