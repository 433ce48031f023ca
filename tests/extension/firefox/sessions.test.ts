import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { world } from "../lib/world.ts";
import { Firefox } from "./browser.ts";
import { EXTENSION, Stage } from "./stage.ts";

/** Show again what was open when Firefox ended. */
const RESTORE = { "browser.startup.page": 3 };

const it = world();
let profile: string;
let firefox: Firefox | undefined;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), "sublet-profile-"));
});
afterEach(async () => {
  await firefox?.close();
  firefox = undefined;
  rmSync(profile, { recursive: true });
});

async function start(
  more: { prefs?: Record<string, string | number>; args?: string[] } = {},
): Promise<Stage> {
  firefox = await Firefox.launch({ profile, ...more });
  return new Stage(it, firefox, (await firefox.handles())[0] ?? "");
}

/** Ends Firefox as a user does, with everything written. */
async function end(): Promise<void> {
  await firefox?.close();
  firefox = undefined;
  it.log.clear();
}

/** Installs the extension for good beside the tab that is open. */
async function installFor(on: Stage): Promise<void> {
  await on.firefox.install(EXTENSION, { keep: true });
  const beside = new Stage(it, on.firefox, await on.firefox.tab());
  await beside.atWork();
  await on.firefox.only(on.home);
}

test("the first navigation after the installation is not served", async () => {
  const on = await start();
  await on.firefox.driver.manage().setTimeouts({ pageLoad: 3_000 });
  await on.firefox.install(EXTENSION);
  // The guard blocks plainly until the dynamic rules stand: then the page is never there, and WebDriver waits in vain.
  await on.firefox
    .go("http://early.duckdns.org:8080/")
    .catch((error) => assert.match(String(error), /Timeout/));
  const seen = it.log.of("early.duckdns.org").filter((line) => !line.startsWith("dns "));

  assert.deepEqual(seen, []);
  const beside = new Stage(it, on.firefox, await on.firefox.tab());
  await beside.atWork();
  await on.firefox.tab("http://later.duckdns.org/");
  await on.stopped();
  await on.unseen("later.duckdns.org");
});

test("a restored session is stopped at its first navigation", async () => {
  const before = await start();
  await before.firefox.go("http://restored.duckdns.org/path#part");
  await before.served("restored.duckdns.org");
  await installFor(before);
  await end();
  const on = await start({ prefs: RESTORE });
  await on.firefox.found(EXTENSION);
  assert.match(await on.stopped(), /^https?:\/\/restored\.duckdns\.org\/path#part$/);
  await on.unseen("restored.duckdns.org");
});

test("a warning that was open comes back as a warning, and a pass does not come back", async () => {
  const before = await start();
  await installFor(before);
  await before.firefox.go("http://warned.duckdns.org/path#part");
  await before.stopped();
  await before.openOnce();
  await before.served("warned.duckdns.org");
  await before.firefox.tab("http://opened.duckdns.org/");
  await before.warned();
  await end();
  const on = await start({ prefs: RESTORE });
  await on.firefox.found(EXTENSION);
  for (const host of ["warned.duckdns.org", "opened.duckdns.org"]) {
    await on.firefox.until(host, async () => {
      for (const handle of await on.firefox.handles()) {
        await on.firefox.to(handle);
        // A restored tab loads when it is looked at.
        await on.firefox.chrome(
          (at) => void gBrowser.selectTabAtIndex(at),
          (await on.firefox.handles()).indexOf(handle),
        );
        if ((await on.firefox.url()).includes(`&u=`) && (await on.firefox.url()).includes(host)) return true;
      }
      return false;
    });
    await on.unseen(host);
  }
});

test("an address given at the start is stopped", async () => {
  await installFor(await start());
  await end();
  const on = await start({ args: ["http://given.duckdns.org/path"] });
  await on.firefox.found(EXTENSION);
  assert.equal(await on.stopped(), "http://given.duckdns.org/path");
  await on.unseen("given.duckdns.org");
});

test("tenants are stopped while the background sleeps or was killed", async () => {
  const on = await start({ prefs: { "extensions.background.idle.timeout": 100 } });
  await installFor(on);
  await on.firefox.until("the background to sleep", async () => (await on.background()) === "stopped");
  await on.firefox.tab("http://asleep.duckdns.org./");
  await on.stopped();
  await on.unseen("asleep.duckdns.org");
  await on.killBackground();
  await on.firefox.tab("http://KILLED.duckdns.org/");
  await on.stopped();
  await on.unseen("killed.duckdns.org");
});

test("an update of the extension keeps tenants out", async () => {
  const on = await start();
  await installFor(on);
  await on.firefox.install(EXTENSION, { keep: true });
  await on.firefox.tab("http://updated.duckdns.org/");
  await on.stopped();
  await on.unseen("updated.duckdns.org");
});
