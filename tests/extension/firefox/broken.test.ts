import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { world } from "../lib/world.ts";
import { Firefox } from "./browser.ts";
import { EXTENSION, Stage } from "./stage.ts";

const it = world();
let firefox: Firefox | undefined;
afterEach(async () => {
  await firefox?.close();
  firefox = undefined;
});

async function start(): Promise<Stage> {
  firefox = await Firefox.launch();
  return new Stage(it, firefox, (await firefox.handles())[0] ?? "");
}

/** The extension with a classifier that cannot start. */
async function broken(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sublet-broken-"));
  cpSync(EXTENSION, folder, { recursive: true });
  const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".wasm"),
  );
  assert.equal(modules.length, 1);
  for (const module of modules) writeFileSync(join(folder, module), "no module");
  await use(folder).finally(() => rmSync(folder, { recursive: true }));
}

test("a classifier that never started: the guard blocks", () =>
  broken(async (folder) => {
    const on = await start();
    await on.firefox.driver.manage().setTimeouts({ pageLoad: 2_000 });
    await on.firefox.install(folder);
    await on.firefox.until("the background", async () => (await on.background()) === "running");
    await on.firefox.until("reading ahead to end", () =>
      on.firefox.chrome(() => Services.prefs.getBoolPref("network.dns.disablePrefetch")),
    );
    for (const host of ["guarded.duckdns.org", "guarded.duckdns.org.", "guarded.mooo.com"]) {
      await assert.rejects(on.firefox.go(`http://${host}/`), /Timeout/);
      await on.unseen(host);
    }
    await on.firefox.go("http://duckdns.org:8080/");
    await on.served("duckdns.org");
  }));

test("a classifier that no longer starts: the rules of before hold, and the page says so", () =>
  broken(async (folder) => {
    const on = await start();
    await on.firefox.install(EXTENSION);
    await new Stage(it, on.firefox, await on.firefox.tab()).atWork();
    // An update closes the extension's pages, and Firefox ends with its last page.
    await on.firefox.only(on.home);
    await on.firefox.install(folder);
    await on.firefox.tab("http://still.duckdns.org/");
    await on.stopped();
    await on.firefox.shown(".unsure-host");
    assert.match(await on.firefox.run(() => document.body.innerText), /still\.duckdns\.org/);
    assert.equal(await on.firefox.run(() => document.querySelectorAll("[data-way]").length), 0);
    await on.unseen("still.duckdns.org");
  }));
