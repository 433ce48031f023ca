import assert from "node:assert/strict";
import { test } from "node:test";
import { Button, By, Key } from "selenium-webdriver";
import { way } from "../lib/ways-in.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
/** Without pages kept in memory, going back loads. */
const on = stage(it, { launch: { prefs: { "browser.sessionhistory.max_total_viewers": 0 } } });

async function typed(text: string): Promise<void> {
  await on().firefox.chrome((text) => {
    gURLBar.focus();
    gURLBar.value = text;
    gURLBar.handleCommand();
  }, text);
}

test("stopped: typed into the address bar", async () => {
  await on().freshTab();
  await typed("http://bar.duckdns.org/path#part");
  assert.equal(await on().stopped(), "http://bar.duckdns.org/path#part");
  await on().unseen("bar.duckdns.org");
});

test("stopped: typed into the address bar without a scheme", async () => {
  await on().freshTab();
  await typed("Bare.DuckDNS.org/path");
  assert.match(await on().stopped(), /^https?:\/\/bare\.duckdns\.org\/path$/);
  await on().unseen("bare.duckdns.org");
});

test("stopped: a bookmark", async () => {
  await on().freshTab();
  await on().firefox.chrome(async (url) => {
    const { bookmarks } = PlacesUtils;
    const { guid } = await bookmarks.insert({ parentGuid: bookmarks.unfiledGuid, url, title: "kept" });
    const kept = await bookmarks.fetch(guid);
    openTrustedLinkIn(kept.url.href, "current");
  }, "http://bookmark.duckdns.org/");
  await on().stopped();
  await on().unseen("bookmark.duckdns.org");
});

for (const [what, press] of [
  ["middle click", "middle"],
  ["click with Ctrl", "ctrl"],
  ["click with Shift", "shift"],
  ["Enter on a link", "enter"],
] as const) {
  test(`stopped: ${what}`, async () => {
    const host = `press-${press}.duckdns.org`;
    await on().freshTab();
    await on().firefox.go(way("link", `http://${host}/`));
    const link = await on().firefox.driver.findElement(By.css("a"));
    const actions = on().firefox.driver.actions().move({ origin: link });
    if (press === "enter") await link.sendKeys(Key.ENTER);
    else
      await on().firefox.opened(() =>
        press === "middle"
          ? actions.press(Button.MIDDLE).release(Button.MIDDLE).perform()
          : actions.keyDown(KEYS[press]).click().keyUp(KEYS[press]).perform(),
      );
    await on().stopped();
    await on().unseen(host);
  });
}

const KEYS = { ctrl: Key.CONTROL, shift: Key.SHIFT };

test("stopped: the source of a page", async () => {
  const { firefox } = on();
  await on().freshTab();
  await firefox.opened(() =>
    firefox.chrome(() => openTrustedLinkIn("view-source:http://source.duckdns.org/", "tab")),
  );
  await firefox.until("the warning page", async () => (await firefox.url()).includes("/warn.html?"));
  await on().unseen("source.duckdns.org");
});

test("stopped: back and forward to a tenant that was open before", async () => {
  await on().freshTab();
  await on().letThrough("before.duckdns.org");
  await on().firefox.go("http://before.duckdns.org/path");
  await on().served("before.duckdns.org");
  await on().firefox.go("http://ordinary.example/");
  await on().stopAgain();
  it.log.clear();
  await on().firefox.driver.navigate().back();
  assert.match(await on().stopped(), /^https?:\/\/before\.duckdns\.org\/path$/);
  await on().unseen("before.duckdns.org");
  await on().firefox.driver.navigate().forward();
  await on().firefox.until(
    "the page after",
    async () => (await on().firefox.url()) === "http://ordinary.example/",
  );
});

test("stopped: a tab that is opened again", async () => {
  await on().freshTab();
  await on().letThrough("reopened.duckdns.org");
  await on().firefox.go("http://reopened.duckdns.org/path");
  await on().served("reopened.duckdns.org");
  await on().stopAgain();
  it.log.clear();
  await on().firefox.only(on().home);
  await on().firefox.opened(() =>
    on().firefox.chrome(async () => {
      while (SessionStore.getClosedTabCountForWindow(window) === 0) await new Promise(requestAnimationFrame);
      SessionStore.undoCloseTab(window, 0);
    }),
  );
  assert.match(await on().stopped(), /^https?:\/\/reopened\.duckdns\.org\/path$/);
  await on().unseen("reopened.duckdns.org");
});

test("stopped: reload of a tenant that was open before", async () => {
  await on().freshTab();
  await on().letThrough("reloaded.duckdns.org");
  await on().firefox.go("http://reloaded.duckdns.org/path");
  await on().served("reloaded.duckdns.org");
  await on().stopAgain();
  it.log.clear();
  await on().firefox.driver.navigate().refresh();
  await on().stopped();
  await on().unseen("reloaded.duckdns.org");
});

test("stopped: back leads to the page before, forward to the warning", async () => {
  await on().freshTab();
  await on().firefox.go("http://ordinary.example/before");
  await on().firefox.go("http://there.duckdns.org/");
  await on().stopped();
  await on().firefox.driver.navigate().back();
  assert.equal(await on().firefox.url(), "http://ordinary.example/before");
  await on().firefox.driver.navigate().forward();
  await on().stopped();
  await on().unseen("there.duckdns.org");
});

test("stopped: a download", async () => {
  await on().freshTab();
  await on().firefox.go(way("download", "http://download.duckdns.org/file.bin"));
  await on().firefox.click("a");
  await on().stopped();
  await on().unseen("download.duckdns.org");
});
