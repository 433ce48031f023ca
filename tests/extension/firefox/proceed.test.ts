import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { ENTRANCES, nameOf } from "../lib/cases.ts";
import { way } from "../lib/ways-in.ts";
import { world } from "../lib/world.ts";
import { enter, stage } from "./stage.ts";

const it = world();
const on = stage(it);
/** HTTPS-First may make https of it. */
const atAnyScheme = (url: string) => url.replace(/^https?:/, "");

async function at(url: string): Promise<void> {
  await on().firefox.until(url, async () => atAnyScheme(await on().firefox.url()) === atAnyScheme(url));
}

for (const entrance of ENTRANCES) {
  test(`opened once exactly where it was bound: ${nameOf(entrance)}`, async () => {
    const host = `once-${nameOf(entrance)}.duckdns.org`;
    const query = entrance.way === "form-get" ? "a=1" : "q=1&u=%26&k=x";
    await on().freshTab();
    await enter(on().firefox, entrance, `http://${host}/path;p?${query}#part`);
    await on().stopped();
    await on().unseen(host);
    await on().openOnce();
    await at(`http://${host}/path;p?${query}#part`);
    await it.log.until(host, "http", `GET /path;p?${query}`);
    await on().firefox.go(`http://${host}/further`);
    await on().served(host);
  });
}

test("opened once is opened for this tab and this site only", async () => {
  await on().freshTab();
  await on().firefox.go("http://one.tenant.duckdns.org/");
  await on().stopped();
  await on().openOnce();
  await on().served("one.tenant.duckdns.org");
  await on().firefox.go("http://two.tenant.duckdns.org/");
  await on().served("two.tenant.duckdns.org");
  await on().firefox.go("http://neighbour.duckdns.org/");
  await on().stopped();
  await on().unseen("neighbour.duckdns.org");
  await on().firefox.tab("http://three.tenant.duckdns.org/");
  await on().stopped();
  await on().unseen("three.tenant.duckdns.org");
});

test("opened once ends with the tab", async () => {
  await on().freshTab();
  await on().firefox.go("http://ending.duckdns.org/");
  await on().stopped();
  const rules = () => on().extension(() => browser.declarativeNetRequest.getSessionRules());
  const before = (await rules()).length;
  await on().openOnce();
  await on().served("ending.duckdns.org");
  assert.equal((await rules()).length, before + 1);
  await on().firefox.only(on().home);
  await on().firefox.until("the pass to end", async () => (await rules()).length === 0);
});

test("the history stays sane: back from the opened page leads to the page with the link", async () => {
  const link = way("link", "http://sane.duckdns.org/path");
  await on().freshTab();
  await enter(on().firefox, { way: "link", click: true }, "http://sane.duckdns.org/path");
  await on().stopped();
  await on().openOnce();
  await on().served("sane.duckdns.org");
  await on().firefox.driver.navigate().back();
  await at(link);
  await on().firefox.driver.navigate().forward();
  await at("http://sane.duckdns.org/path");
});

test("the way back leads to the page before; Escape does the same", async () => {
  const { firefox } = on();
  for (const key of [Key.ENTER, Key.ESCAPE]) {
    await on().freshTab();
    await enter(firefox, { way: "link", click: true }, "http://back.duckdns.org/");
    await on().stopped();
    await on().warned();
    await firefox.driver.actions().sendKeys(key).perform();
    await at(way("link", "http://back.duckdns.org/"));
  }
  await on().unseen("back.duckdns.org");
});

test("the way back closes a tab that came from nowhere", async () => {
  const { firefox } = on();
  await on().freshTab();
  const opener = await firefox.driver.getWindowHandle();
  await enter(firefox, { way: "new-tab", click: true, tab: true }, "http://nowhere.duckdns.org/");
  await on().stopped();
  await on().warned();
  const before = await firefox.handles();
  await firefox.driver.actions().sendKeys(Key.ENTER).perform();
  await firefox.until("the tab to close", async () => (await firefox.handles()).length < before.length);
  await firefox.to(opener);
});

test("always allowed: an exclusion for exactly this host, in every tab", async () => {
  const { firefox } = on();
  await on().freshTab();
  await firefox.go("http://kept.duckdns.org/path");
  await on().stopped();
  await firefox.click('[data-way="always"]');
  await firefox.type('.way-panel [name="why"]', "our own server");
  await firefox.click(".way-panel [data-through]");
  await on().served("kept.duckdns.org");
  await firefox.tab("http://kept.duckdns.org/again");
  await on().served("kept.duckdns.org");
  await firefox.go("http://other.kept.duckdns.org/");
  await on().stopped();
  await on().unseen("other.kept.duckdns.org");
});

test("a frame shows a notice, and its link leads to a stop of its own", async () => {
  const { firefox } = on();
  await on().freshTab();
  await enter(firefox, { way: "frame" }, "http://noticed.duckdns.org/inside");
  await firefox.driver.switchTo().frame(0);
  const link = await firefox.shown(".framed a");
  assert.match(await firefox.run(() => document.body.innerText), /noticed\.duckdns\.org/);
  await firefox.opened(() => link.click());
  assert.equal(await on().stopped(), "http://noticed.duckdns.org/inside");
  await on().unseen("noticed.duckdns.org");
});

test("a warning page that somebody else opens shows nothing", async () => {
  const { firefox } = on();
  await on().freshTab();
  await firefox.go("http://ordinary.example/");
  const page = `${firefox.origin}/warn.html?k=0&u=http://forged.duckdns.org/`;
  await firefox.run((page) => void location.assign(page), page);
  await firefox.shown("main .note");
  assert.equal(await firefox.run(() => document.querySelectorAll("button, a").length), 0);
  assert.doesNotMatch(await firefox.run(() => document.body.innerText), /forged/);
});

test("user information is neither shown nor kept in the address bar", async () => {
  const { firefox } = on();
  await on().freshTab();
  await firefox.go("http://name:secret@shown.duckdns.org/path#part");
  await on().warned();
  assert.equal(await on().stopped(), "http://shown.duckdns.org/path#part");
  assert.doesNotMatch(await firefox.run(() => document.documentElement.outerHTML), /secret/);
  await on().openOnce();
  await at("http://shown.duckdns.org/path#part");
});

test("an address of 100 KB is stopped and opened whole", async () => {
  const path = `/${"x".repeat(100_000)}`;
  await on().freshTab();
  await on().firefox.go(`http://long.duckdns.org:8080${path}`);
  await on().stopped();
  await on().openOnce();
  await it.log.until("long.duckdns.org", "http");
  await on().firefox.until("the page", async () => (await on().firefox.url()).endsWith(path));
});
