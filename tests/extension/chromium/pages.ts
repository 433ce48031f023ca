import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import type { BrowserContext, Locator, Page } from "playwright-core";
import type { Settings } from "../../../extension/src/settings/types.ts";
import { PATIENCE } from "../lib/patience.ts";
import { idOf, type Launch, launch } from "./browser.ts";
import { arrived, EXTENSION, profile } from "./stage.ts";

/** The extension's own pages, without any web around them. */
export class Pages {
  constructor(
    readonly context: BrowserContext,
    readonly folder: string,
  ) {}

  /** Opens a page of the extension; whatever goes wrong in it fails the test. */
  async open(path: string): Promise<Page> {
    const page = await this.context.newPage();
    page.on("pageerror", (thrown) => assert.fail(thrown.stack));
    await arrived(page, `chrome-extension://${idOf(this.folder)}/${path}`);
    return page;
  }

  /** The settings page over what is stored, and nothing else. */
  async options(items: Record<string, unknown> = {}): Promise<Page> {
    for (const page of this.context.pages().slice(1)) await page.close();
    const page = await this.open("options.html");
    await page.evaluate(async (items) => {
      const stored = Object.keys(await browser.storage.local.get(null));
      await browser.storage.local.remove(stored.filter((key) => key !== "rules"));
      await browser.storage.local.set(items);
    }, items);
    await page.reload();
    await page.locator("#about").waitFor();
    return page;
  }
}

/** One Chromium with the extension for all tests of a file. */
export function pages(options: Partial<Launch> = {}): () => Pages {
  let opened: Pages | undefined;
  const folder = profile();
  before(async () => {
    const extension = options.extension ?? EXTENSION;
    opened = new Pages(await launch({ profile: folder, ...options, extension }), extension);
  });
  after(async () => {
    await opened?.context.close();
    // A browser that is still open writes its profile anew.
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    assert.ok(opened, "Chromium is there");
    return opened;
  };
}

/** What is stored under a key. */
export async function stored<T>(page: Page, key = "settings"): Promise<T> {
  const items = await page.evaluate((key) => browser.storage.local.get(key), key);
  return items[key] as T;
}

/** Presses a button and reads the file that the browser saved. */
export async function saved(page: Page, button: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return readFile(await download.path(), "utf8");
}

/** Presses a button that asks for a file and hands it one. */
export async function handOver(page: Page, button: Locator, content: unknown): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  const text = typeof content === "string" ? content : JSON.stringify(content);
  await chooser.setFiles({ name: "file.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

/** Waits until there are so many of something. */
export async function numbers(what: Locator, count: number): Promise<void> {
  await what.nth(count - 1).waitFor();
  assert.equal(await what.count(), count);
}

/** Waits until the stored settings are as they should be. */
export async function eventually(page: Page, holds: (settings: Partial<Settings>) => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!holds((await stored<Partial<Settings> | undefined>(page)) ?? {})) {
    assert.ok(Date.now() < end, "the settings did not become so");
  }
}
