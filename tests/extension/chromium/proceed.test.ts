import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRANCES, nameOf, STOPPED } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { openOnce, stage } from "./stage.ts";

const it = world();
const on = stage(it);

for (const { what, url, host } of STOPPED) {
  test(`opened once as it was typed: ${what}`, async () => {
    await on().freshTab();
    await on().go(url);
    await on().stopped();
    await openOnce(on().tab);
    await on().served(host);
    const wanted = new URL(url);
    wanted.username = "";
    wanted.password = "";
    // The query of the warning page, in which the address comes, holds no apostrophe: Chromium writes it out.
    assert.equal(on().tab.url(), wanted.href.replaceAll("'", "%27"));
  });
}

for (const entrance of ENTRANCES) {
  test(`opened once from where it was stopped: ${nameOf(entrance)}`, async () => {
    const host = `open-${nameOf(entrance)}.duckdns.org`;
    await on().freshTab();
    await on().enter(entrance, `http://${host}/path?q=1#part`);
    await on().stopped();
    await openOnce(on().tab);
    await on().served(host);
    const query = entrance.way === "form-get" ? "a=1" : "q=1";
    assert.equal(on().tab.url(), `http://${host}/path?${query}#part`);
    assert.ok(it.log.of(host).includes(`http ${host} GET /path?${query}`));
  });
}

test("a pass holds for the site in its tab, and nowhere else", async () => {
  await on().freshTab();
  await on().go("http://a.scope.duckdns.org/");
  await on().stopped();
  await openOnce(on().tab);
  await on().served("a.scope.duckdns.org");
  for (const host of ["scope.duckdns.org", "b.c.scope.duckdns.org"]) {
    await on().go(`http://${host}/`);
    await on().served(host);
  }
  await on().go("http://neighbour.duckdns.org/");
  await on().stopped();
  await on().unseen("neighbour.duckdns.org");
  const other = await on().context.newPage();
  it.log.clear();
  await other.goto("http://scope.duckdns.org/");
  await on().stopped(other);
  await on().unseen("scope.duckdns.org");
});

test("a pass is gone with its tab", async () => {
  await on().freshTab();
  await on().go("http://closed.duckdns.org/");
  await on().stopped();
  await openOnce(on().tab);
  await on().served("closed.duckdns.org");
  await on().freshTab();
  await on().until("the pass to go", async () => {
    const rules = await on().home.evaluate(() => browser.declarativeNetRequest.getSessionRules());
    return rules.length === 0;
  });
});

test("always allowed: exactly this host, in every tab, and its neighbours are stopped as before", async () => {
  const tab = await on().freshTab();
  await on().go("http://exact.always.duckdns.org/path#part");
  await on().stopped();
  await tab.locator('[data-way="always"]').click();
  await tab.locator('input[name="why"]').fill("Our own test server");
  await tab.locator("[data-through]").click();
  await on().served("exact.always.duckdns.org");
  assert.equal(tab.url(), "http://exact.always.duckdns.org/path#part");
  await on().freshTab();
  await on().go("http://exact.always.duckdns.org/again");
  await on().served("exact.always.duckdns.org");
  await on().go("http://always.duckdns.org/");
  await on().stopped();
  await on().unseen("www.always.duckdns.org");
});

test("always allowed: the whole site", async () => {
  const tab = await on().freshTab();
  await on().go("http://a.whole.duckdns.org/");
  await on().stopped();
  await tab.locator('[data-way="always"]').click();
  await tab.locator('input[value="site"]').check();
  await tab.locator('input[name="why"]').fill("Ours");
  await tab.locator("[data-through]").click();
  await on().served("a.whole.duckdns.org");
  await on().go("http://b.whole.duckdns.org/");
  await on().served("b.whole.duckdns.org");
});

test("the ways through want a gesture of the user's own", async () => {
  const tab = await on().freshTab();
  await on().go("http://gesture.duckdns.org/");
  await on().stopped();
  await tab.locator('[data-way="open"]').waitFor();
  await tab.evaluate(() => document.querySelector<HTMLElement>('[data-way="open"]')?.click());
  assert.equal(await tab.locator("[data-through]").count(), 0);
  await tab.locator('[data-way="open"]').click();
  const through = tab.locator("[data-through]:not([disabled])");
  await through.waitFor();
  await tab.evaluate(() => document.querySelector<HTMLElement>("[data-through]")?.click());
  await on().unseen("gesture.duckdns.org");
  await on().stopped();
});
