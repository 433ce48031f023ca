import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import type { Entrance } from "../lib/cases.ts";
import { PATIENCE } from "../lib/patience.ts";
import { way } from "../lib/ways-in.ts";
import type { World } from "../lib/world.ts";
import { idOf, type Launch, launch } from "./browser.ts";

/** The built extension (`SUBLET_EXTENSION` names the folder of another build). */
export const EXTENSION =
  process.env.SUBLET_EXTENSION ?? fileURLToPath(new URL("../../../extension/dist/chrome", import.meta.url));

/** Chromium with the extension at work in a test world, and what a test asks of them together. */
export class Stage {
  #beacons = 0;
  #tab: Page | undefined;

  private constructor(
    readonly it: World,
    readonly context: BrowserContext,
    readonly origin: string,
    /** A page of the extension that is always there. */
    readonly home: Page,
  ) {}

  static async open(it: World, context: BrowserContext, id = idOf(EXTENSION)): Promise<Stage> {
    const origin = `chrome-extension://${id}`;
    const home = await context.newPage();
    await arrived(home, `${origin}/warn.html`);
    const stage = new Stage(it, context, origin, home);
    await stage.atWork();
    return stage;
  }

  /** Waits until the rules are in force. */
  async atWork(): Promise<void> {
    await this.until("the rules", () =>
      this.home.evaluate(async () => {
        const { rules } = await browser.storage.local.get("rules");
        return rules !== undefined && (await browser.declarativeNetRequest.getDynamicRules()).length > 1;
      }),
    );
  }

  /** Changes what is stored of the settings and waits until rules compiled from them are in force. */
  async settle(changes: Record<string, unknown>): Promise<void> {
    await this.home.evaluate(async (changes) => {
      const before = (await browser.storage.local.get("rules")).rules as { from: number };
      await browser.storage.local.set({ settings: { version: 1, ...changes } });
      for (;;) {
        const { from } = (await browser.storage.local.get("rules")).rules as { from: number };
        if (from !== before.from) return;
      }
    }, changes);
  }

  /** Waits for something to become true. */
  async until(what: string, met: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!(await met())) {
      assert.ok(Date.now() < end, `waited in vain for ${what}`);
    }
  }

  /** The tab in front. */
  get tab(): Page {
    assert.ok(this.#tab);
    return this.#tab;
  }

  /** A new tab in front, and none beside it but the one that is always there. */
  async freshTab(): Promise<Page> {
    this.#tab = await this.context.newPage();
    for (const page of this.context.pages()) if (page !== this.#tab && page !== this.home) await page.close();
    return this.#tab;
  }

  /** Goes somewhere as by the address bar; a stop is no failure. */
  async go(url: string): Promise<void> {
    await goTo(this.tab, url);
  }

  /** Goes where a way in leads, up to the tab it ends in. */
  async enter({ way: name, click, tab, more }: Entrance, to: string): Promise<void> {
    await this.go(way(name, to, more));
    if (!click) return;
    const press = () => this.tab.locator("a, button").click();
    if (tab) await this.opened(press);
    else await press();
  }

  /** Follows into the tab that something opens. */
  async opened(work: () => Promise<unknown>): Promise<void> {
    const opening = this.context.waitForEvent("page");
    await work();
    this.#tab = await opening;
  }

  /** Ends the service worker, as Chromium does when it has been idle. */
  async killWorker(): Promise<void> {
    const session = await this.context.newCDPSession(this.home);
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.stopAllWorkers");
    await session.detach();
  }

  /** Waits for the warning page in this tab; returns the address it was opened for. */
  async stopped(page = this.tab): Promise<string> {
    await page.waitForURL((url) => url.href.startsWith(`${this.origin}/warn.html?`), { waitUntil: "commit" });
    return page.url().slice(page.url().indexOf("&u=") + "&u=".length);
  }

  /**
   * Asserts that nothing at all was seen of a host: whatever was sent before a page of another host was asked for would
   * have been seen before it.
   */
  async unseen(host: string): Promise<void> {
    const path = `/${++this.#beacons}`;
    const beacon = await this.context.newPage();
    await beacon.goto(`http://beacon.example${path}`);
    await this.it.log.until("beacon.example", "http", path);
    await beacon.close();
    assert.deepEqual(this.it.log.of(host), []);
  }

  /** Asserts that this tab shows what a host served. */
  async served(host: string, page = this.tab): Promise<void> {
    const shown = await page.locator("[data-served]").getAttribute("data-served");
    assert.equal(shown?.replace(/\.?(:\d+)?$/, ""), host);
    await this.it.log.until(host, "http");
  }
}

/** Goes to an address; what the browser says when something else comes is left to the test. */
export async function goTo(page: Page, url: string): Promise<void> {
  await page.goto(url).catch((thrown: Error) => {
    if (!/ERR_ABORTED|ERR_BLOCKED_BY_CLIENT|interrupted by another/.test(thrown.message)) throw thrown;
  });
}

/** Goes to a page of the extension as soon as it is installed. */
export async function arrived(page: Page, url: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      await page.goto(url);
      return;
    } catch (thrown) {
      if (Date.now() > end) throw thrown;
    }
  }
}

const profiles: string[] = [];
// Hooks run in the order they were given: one that took a folder away while Chromium still wrote there failed, and the
// hook that closes Chromium never ran.
process.once("exit", () => {
  for (const folder of profiles) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A folder for a profile that goes when the file's tests are done. */
export function profile(): string {
  const folder = mkdtempSync(join(tmpdir(), "sublet-profile-"));
  profiles.push(folder);
  return folder;
}

/** One Chromium with the extension for all tests of a file. */
export function stage(it: World, options: Partial<Launch> = {}): () => Stage {
  let context: BrowserContext | undefined;
  let opened: Stage | undefined;
  const folder = profile();
  before(async () => {
    context = await launch({ profile: folder, extension: EXTENSION, ...options });
    opened = await Stage.open(it, context);
  });
  // A browser that stays open would keep the tests from ending.
  after(() => context?.close());
  return () => {
    assert.ok(opened, "Chromium is there");
    return opened;
  };
}

/** Takes the way through the warning page in this tab: open once, in two steps. */
export async function openOnce(page: Page): Promise<void> {
  await page.locator('[data-way="open"]').click();
  await page.locator("[data-through]").click();
}
