import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { PATIENCE } from "../lib/patience.ts";
import { world } from "../lib/world.ts";
import { launch } from "./browser.ts";
import { installForGood } from "./installed.ts";
import { goTo, openOnce, profile, Stage } from "./stage.ts";

const id = installForGood();
const it = world();
let folder: string;
let context: BrowserContext | undefined;

beforeEach(() => {
  folder = profile();
});
afterEach(end);

async function start(...args: string[]): Promise<BrowserContext> {
  context = await launch({ profile: folder, args });
  return context;
}

async function open(...args: string[]): Promise<Stage> {
  const stage = await Stage.open(it, await start(...args), id);
  await stage.freshTab();
  return stage;
}

/** Ends Chromium as a user does, with everything written. */
async function end(): Promise<void> {
  await context?.close();
  context = undefined;
}

/** The addresses that warning pages were opened for, when there are so many of them. */
async function stops(on: BrowserContext, count: number): Promise<string[]> {
  const warnings = () =>
    on.pages().filter((page) => page.url().startsWith(`chrome-extension://${id}/warn.html?`));
  const limit = Date.now() + PATIENCE;
  while (warnings().length < count && Date.now() < limit) await on.pages()[0]?.evaluate(() => 0);
  return warnings().map(addressOf);
}

function addressOf(page: Page): string {
  return page.url().slice(page.url().indexOf("&u=") + "&u=".length);
}

/** Asks for a page of another host: what was sent before would have been seen before it. */
async function beacon(on: BrowserContext): Promise<void> {
  const page = await on.newPage();
  await page.goto("http://beacon.example/");
  await it.log.until("beacon.example", "http");
}

test("in the moment after the installation a tenant is not served", async () => {
  const on = await start();
  const page = await on.newPage();
  let at = 0;
  let refused: string | undefined;
  const limit = Date.now() + PATIENCE;
  while (refused === undefined && Date.now() < limit) {
    const host = `moment-${++at}.duckdns.org`;
    it.log.clear();
    await page.goto(`http://${host}/`).catch(() => {
      refused = host;
    });
    if (page.url().startsWith("chrome-extension:")) refused = host;
  }
  assert.ok(refused, "the extension is installed");
  for (let more = 0; more < 20; more++) {
    const host = `moment-after-${more}.duckdns.org`;
    await goTo(page, `http://${host}/`);
    assert.deepEqual(
      it.log.of(host).filter((line) => line.startsWith("http ")),
      [],
    );
  }
  const stage = await Stage.open(it, on, id);
  await stage.freshTab();
  await stage.go("http://later.duckdns.org/");
  await stage.stopped();
  await stage.unseen("later.duckdns.org");
});

test("a restored session is stopped at its first navigation", async () => {
  const before = await open();
  await before.go("http://waiting.duckdns.org/path?q=1#part");
  await before.stopped();
  const opened = await before.context.newPage();
  await goTo(opened, "http://opened.duckdns.org/path?q=2#part");
  await before.stopped(opened);
  await openOnce(opened);
  await before.served("opened.duckdns.org", opened);
  await end();
  it.log.clear();

  const after = await start("--restore-last-session");
  const restored = await stops(after, 2);
  assert.deepEqual(restored.sort(), [
    "http://opened.duckdns.org/path?q=2#part",
    "http://waiting.duckdns.org/path?q=1#part",
  ]);
  await beacon(after);
  assert.deepEqual(it.log.of("duckdns.org"), []);
});

test("a tenant that a dead worker cannot know of is stopped", async () => {
  const on = await open();
  await on.killWorker();
  await on.go("http://KILLED.duckdns.org./");
  await on.stopped();
  await on.unseen("killed.duckdns.org");
});

test("the way through works while the worker is dead", async () => {
  const on = await open();
  await on.go("http://dead.duckdns.org/path#part");
  await on.stopped();
  await on.killWorker();
  await openOnce(on.tab);
  await on.served("dead.duckdns.org");
  assert.equal(on.tab.url(), "http://dead.duckdns.org/path#part");
});

test("a pass ends with the browser", async () => {
  const before = await open();
  await before.go("http://passed.duckdns.org/");
  await before.stopped();
  await openOnce(before.tab);
  await before.served("passed.duckdns.org");
  await end();
  const after = await open();
  it.log.clear();
  await after.go("http://passed.duckdns.org/");
  await after.stopped();
  await after.unseen("passed.duckdns.org");
});
