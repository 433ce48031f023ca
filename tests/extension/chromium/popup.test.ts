import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { axeFindings } from "../../e2e/lib/axe.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);

/** The popup as it opens over the tab in front. A page of its own stands in for its window, which no driver reaches. */
async function popup(): Promise<Page> {
  const address = on().tab.url();
  const page = await on().context.newPage();
  await page.goto(`${on().origin}/warn.html`);
  const tab = await page.evaluate(
    async (address) => (await browser.tabs.query({})).find(({ url }) => url === address),
    address,
  );
  assert.ok(tab, `the extension sees the tab of ${address}`);
  await page.addInitScript((tab) => {
    browser.tabs.query = async () => [tab];
  }, tab);
  await page.setViewportSize({ width: 380, height: 600 });
  await page.goto(`${on().origin}/popup.html`);
  await page.locator(".popup-foot").waitFor();
  return page;
}

async function visit(address: string): Promise<Page> {
  await on().freshTab();
  await on().go(address);
  return popup();
}

const standing = (page: Page) => page.locator(".visit").getAttribute("data-standing");

test("it tells where the tab's host stands", async () => {
  for (const [host, expected, sentence] of [
    ["tenant.github.io", "noted", "Anyone can get an address ending in github.io."],
    ["www.duckdns.org", "provider", "This address belongs to Duck DNS itself."],
    ["ordinary.example", "unlisted", "No record says that this address is rented."],
    ["stopped.duckdns.org", "stopped", "Anyone can get an address ending in duckdns.org."],
  ] as const) {
    const page = await visit(`http://${host}/`);
    assert.equal(await standing(page), expected);
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), sentence);
    assert.equal(await page.locator("[data-pause]").count(), expected === "stopped" ? 1 : 0);
    assert.deepEqual(await axeFindings(page), []);
  }
});

test("a tab without a web page gets a calm sentence", async () => {
  const page = await visit(`${on().origin}/options.html`);
  await page.getByRole("heading", { name: "This tab shows no web page." }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
});

test("a pause opens the stopped tab exactly and every other, until it is ended", async () => {
  const host = "paused.duckdns.org";
  const page = await visit(`http://${host}/path?q=1#part`);
  const tab = on().tab;
  const entries = await tab.evaluate(() => history.length);
  await page.locator("[data-pause=ask]").click();
  await page.locator("[data-pause=now]").click();
  await tab.waitForURL(`http://${host}/path?q=1#part`);
  assert.equal(await tab.evaluate(() => history.length), entries);
  await page.locator("[data-standing=paused]").waitFor();

  const other = await on().context.newPage();
  await other.goto(`http://below.${host}/`);
  await on().served(`below.${host}`, other);
  await page.locator("[data-pause=end]").click();
  await page.locator("[data-standing=stopped]").waitFor();
  await other.close();

  await on().freshTab();
  await on().go(`http://${host}/again`);
  await on().stopped();
});

test("a block cannot be paused", async () => {
  await on().settle({ policy: "strict" });
  const page = await visit("http://blocked.duckdns.org/");
  assert.equal(await standing(page), "blocked");
  assert.equal(await page.locator("[data-pause]").count(), 0);
  await on().settle({ policy: "balanced" });
});

test("it counts today's stops", async () => {
  const count = async (page: Page) => Number(await page.locator("[data-count=stopped] dd").textContent());
  const before = await count(await visit("http://ordinary.example/"));
  await on().freshTab();
  await on().go("http://counted.duckdns.org/");
  await on().stopped();
  await on().tab.locator(".stop").waitFor();
  let after = before;
  await on().until("the count", async () => {
    const page = await popup();
    after = await count(page);
    await page.close();
    return after > before;
  });
  assert.equal(after, before + 1);
});

test("it speaks the chosen language, in the dark too", async () => {
  await on().home.evaluate(() => browser.storage.local.set({ settings: { version: 1, lang: "ja" } }));
  const page = await visit("http://stopped.duckdns.org/");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: "このサイトでは一時停止" }).click();
  await page.getByRole("button", { name: "一時停止する" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "ja");
  assert.deepEqual(await axeFindings(page), []);
});
