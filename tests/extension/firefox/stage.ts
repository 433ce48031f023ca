import assert from "node:assert/strict";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import type { Entrance } from "../lib/cases.ts";
import { way } from "../lib/ways-in.ts";
import type { World } from "../lib/world.ts";
import { Firefox, type Installation, idOf, type Launch } from "./browser.ts";

/** The built extension, or the one that is named. */
export const EXTENSION =
  process.env.SUBLET_EXTENSION ?? fileURLToPath(new URL("../../../extension/dist/firefox", import.meta.url));

const ID = idOf(EXTENSION);

/** Firefox with the extension at work in a test world, and what a test asks of them together. */
export class Stage {
  #beacons = 0;

  constructor(
    readonly it: World,
    readonly firefox: Firefox,
    /** The tab that is always there; it shows a page of the extension. */
    readonly home: string,
  ) {}

  static async open(it: World, launch: Launch = {}, installation: Installation = {}): Promise<Stage> {
    const firefox = await Firefox.launch(launch);
    try {
      await firefox.install(EXTENSION, installation);
      const stage = new Stage(it, firefox, (await firefox.handles())[0] ?? "");
      await stage.atWork();
      return stage;
    } catch (thrown) {
      await firefox.close();
      throw thrown;
    }
  }

  /** Waits until the rules are in force. */
  async atWork(): Promise<void> {
    await this.firefox.go(`${this.firefox.origin}/options.html`);
    await this.firefox.until("the rules", async () => {
      const rules = await this.extension(() => browser.declarativeNetRequest.getDynamicRules());
      return rules.length > 0;
    });
  }

  /** Runs a function in a page of the extension. */
  async extension<A extends unknown[], R>(
    work: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    const here = await this.firefox.driver.getWindowHandle();
    await this.firefox.to(this.home);
    try {
      return await this.firefox.run(work, ...args);
    } finally {
      await this.firefox.to(here);
    }
  }

  /** Lets a host through as a pass does, so that a page of it can be open. */
  letThrough(host: string): Promise<void> {
    return this.extension(async (host) => {
      const requestDomains = [host, `${host}.`];
      const condition = { requestDomains, resourceTypes: ["main_frame" as const] };
      const pass = { id: 1, priority: 4, condition, action: { type: "allow" as const } };
      await browser.declarativeNetRequest.updateSessionRules({ addRules: [pass] });
    }, host);
  }

  /** Takes it back. */
  stopAgain(): Promise<void> {
    return this.extension(() => browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [1] }));
  }

  /** What the background is doing: `running`, `stopped` … */
  background(): Promise<string | undefined> {
    return this.firefox.chrome((id) => WebExtensionPolicy.getByID(id)?.extension.backgroundState, ID);
  }

  killBackground(): Promise<void> {
    return this.firefox.chrome((id) => WebExtensionPolicy.getByID(id)?.extension.terminateBackground(), ID);
  }

  /** A new tab in front, and none beside it but the one that is always there. */
  async freshTab(): Promise<void> {
    await this.firefox.only(this.home);
    await this.firefox.tab();
  }

  /** Waits for the warning page in this tab; returns the address it was opened for. */
  async stopped(): Promise<string> {
    const page = `${this.firefox.origin}/warn.html`;
    const url = await this.firefox.until("the warning page", async () => {
      const url = await this.firefox.url();
      return url.startsWith(page) && url;
    });
    return url.slice(url.indexOf("&u=") + "&u=".length);
  }

  /**
   * Asserts that nothing at all was seen of a host: whatever was sent before a page of another host was asked for would
   * have been seen before it.
   */
  async unseen(host: string): Promise<void> {
    const here = await this.firefox.driver.getWindowHandle();
    const page = `/${++this.#beacons}`;
    await this.firefox.tab(`http://beacon.example${page}`);
    await this.it.log.until("beacon.example", "http", page);
    await this.firefox.driver.close();
    await this.firefox.to(here);
    assert.deepEqual(this.it.log.of(host), []);
  }

  /** Waits until the warning is there to be read, the way back in focus. */
  async warned(): Promise<void> {
    await this.firefox.until("the warning", () =>
      this.firefox.run(() => document.activeElement?.matches(".ways button")),
    );
  }

  /** Opens the stopped address once, in the two steps of the warning page. */
  async openOnce(): Promise<void> {
    await this.firefox.click('[data-way="open"]');
    await this.firefox.click(".way-panel [data-through]");
  }

  /** Asserts that this tab shows what a host served. */
  async served(host: string): Promise<void> {
    await this.it.log.until(host, "http");
    assert.equal(
      await this.firefox
        .until("the page", () =>
          this.firefox.run(() => document.querySelector<HTMLElement>("[data-served]")?.dataset.served),
        )
        .then((shown) => shown.replace(/\.?(:\d+)?$/, "")),
      host,
    );
  }
}

/** Goes where a way in leads, up to the tab it ends in. */
export async function enter(
  firefox: Firefox,
  { way: name, click, tab, more }: Entrance,
  to: string,
): Promise<void> {
  await firefox.go(way(name, to, more));
  if (!click) return;
  const press = () => firefox.click("a, button");
  await (tab ? firefox.opened(press) : press());
}

export interface Setting {
  launch?: Launch;
  installation?: Installation;
  /** What is done once, before the first test. */
  prepare?(on: Stage): Promise<void>;
}

/** One Firefox with the extension for all tests of a file. */
export function stage(it: World, { launch, installation, prepare }: Setting = {}): () => Stage {
  let opened: Stage | undefined;
  before(async () => {
    opened = await Stage.open(it, launch, installation);
    await prepare?.(opened);
  });
  after(() => opened?.firefox.close());
  return () => {
    assert.ok(opened, "Firefox is there");
    return opened;
  };
}
