import assert from "node:assert/strict";
import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { PATIENCE } from "../lib/patience.ts";
import { world } from "../lib/world.ts";
import { idOf, launch } from "./browser.ts";
import { arrived, EXTENSION, goTo, profile, Stage } from "./stage.ts";

const it = world();

/** A copy of the extension that can be broken. */
function copy(): string {
  const folder = join(profile(), "sublet");
  cpSync(EXTENSION, folder, { recursive: true });
  return folder;
}

function breakWasm(folder: string): void {
  const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".wasm"),
  );
  assert.equal(modules.length, 1);
  for (const module of modules) writeFileSync(join(folder, module), "no module");
}

async function using<T>(context: BrowserContext, work: (context: BrowserContext) => Promise<T>): Promise<T> {
  return work(context).finally(() => context.close());
}

test("a classifier that never started: the guard blocks tenants and nobody else", async () => {
  const extension = copy();
  breakWasm(extension);
  await using(await launch({ profile: profile(), extension }), async (context) => {
    const home = await context.newPage();
    await arrived(home, `chrome-extension://${idOf(extension)}/warn.html`);
    const end = Date.now() + PATIENCE;
    const ahead = () =>
      home.evaluate(async () => (await browser.privacy.network.networkPredictionEnabled.get({})).value);
    while (await ahead()) assert.ok(Date.now() < end, "reading ahead ends");
    const tab = await context.newPage();
    await assert.rejects(tab.goto("http://guarded.duckdns.org/"), /ERR_BLOCKED_BY_CLIENT/);
    await (await context.newPage()).goto("http://duckdns.org/");
    await it.log.until("duckdns.org", "http");
    assert.deepEqual(it.log.of("guarded.duckdns.org"), []);
  });
});

test("a classifier that no longer starts: the rules of before hold, and the page says so", async () => {
  const extension = copy();
  const folder = profile();
  await using(await launch({ profile: folder, extension }), (context) =>
    Stage.open(it, context, idOf(extension)),
  );
  breakWasm(extension);
  await using(await launch({ profile: folder, extension }), async (context) => {
    const on = await Stage.open(it, context, idOf(extension));
    const tab = await on.freshTab();
    await on.go("http://still.duckdns.org/path");
    assert.equal(await on.stopped(), "http://still.duckdns.org/path");
    await tab.getByText("still.duckdns.org").waitFor();
    await tab
      .getByRole("heading", { name: "Sublet stopped this address and cannot say more right now." })
      .waitFor();
    assert.equal(await tab.locator("[data-way], [data-through]").count(), 0);
    await on.unseen("still.duckdns.org");
  });
});

const CORRUPT: Record<string, Record<string, unknown>> = {
  "settings that are text": { settings: "balanced" },
  "a policy that is not there": { settings: { version: 1, policy: "nonsense" } },
  "settings of a version to come": { settings: { version: 99, policy: "balanced" } },
  "a list of exclusions that is none": { settings: { version: 1, exclusions: { a: 1 } } },
  "a note about the rules that is none": { rules: [1, 2] },
  "a log that is none": { "log.index": "x", "log.today": 7 },
};

test("what is stored may be anything: tenants are stopped, own hosts are served", async (t) => {
  await using(await launch({ profile: profile(), extension: EXTENSION }), async (context) => {
    const on = await Stage.open(it, context);
    for (const [what, stored] of Object.entries(CORRUPT)) {
      await t.test(what, async () => {
        const host = `${what.replaceAll(" ", "-")}.duckdns.org`;
        await on.home.evaluate((stored) => browser.storage.local.set(stored), stored);
        await on.killWorker();
        await on.freshTab();
        await on.go(`http://${host}/`);
        await on.stopped();
        await on.tab.locator('[data-way="open"]').waitFor();
        await on.unseen(host);
        await on.go("http://duckdns.org/");
        await on.served("duckdns.org");
      });
    }
    await t.test("nothing at all", async () => {
      await on.home.evaluate(() => browser.storage.local.clear());
      await on.killWorker();
      await on.freshTab();
      await on.go("http://emptied.duckdns.org/");
      await on.stopped();
      await on.tab.locator('[data-way="open"]').waitFor();
      await on.unseen("emptied.duckdns.org");
    });
  });
});

test("two windows change the settings at once: neither change is lost", async () => {
  await using(await launch({ profile: profile(), extension: EXTENSION }), async (context) => {
    const on = await Stage.open(it, context);
    const tabs = await Promise.all(
      ["first", "second"].map(async (name) => {
        const tab = await context.newPage();
        await goTo(tab, `http://${name}.duckdns.org/`);
        await on.stopped(tab);
        await tab.locator('[data-way="always"]').click();
        await tab.locator('input[name="why"]').fill(name);
        return tab;
      }),
    );
    await Promise.all(
      tabs.map((tab) =>
        tab
          .locator("[data-through]:not([disabled])")
          .evaluate((button) => button.setAttribute("data-ready", "")),
      ),
    );
    await Promise.all(tabs.map((tab) => tab.locator("[data-ready]").click()));
    for (const host of ["first.duckdns.org", "second.duckdns.org"]) await it.log.until(host, "http");
    const { settings } = await on.home.evaluate(() => browser.storage.local.get("settings"));
    const hosts = (settings as { exclusions: { host: string }[] }).exclusions.map(({ host }) => host);
    assert.deepEqual(hosts.sort(), ["first.duckdns.org", "second.duckdns.org"]);
  });
});

test("a clock that jumped: rules of the future are compiled anew, and stop meanwhile", async () => {
  await using(await launch({ profile: profile(), extension: EXTENSION }), async (context) => {
    const on = await Stage.open(it, context);
    const future = Date.now() + 10 * 365 * 86_400_000;
    await on.home.evaluate(async (from) => {
      const { rules } = await browser.storage.local.get("rules");
      await browser.storage.local.set({ rules: { ...(rules as object), from } });
      await browser.storage.local.set({ settings: { version: 1, policy: "balanced", log: false } });
    }, future);
    await on.freshTab();
    await on.go("http://jumped.duckdns.org/");
    await on.stopped();
    await on.unseen("jumped.duckdns.org");
    await on.until("the rules of now", () =>
      on.home.evaluate(async () => {
        const { rules } = await browser.storage.local.get("rules");
        return (rules as { from: number }).from <= Date.now();
      }),
    );
  });
});
