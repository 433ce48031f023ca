import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { ENTRANCES, nameOf, STOPPED } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { launch } from "./browser.ts";
import { EXTENSION, openOnce, profile, Stage } from "./stage.ts";

const it = world();
const folder = profile();
let context: BrowserContext | undefined;
let on: Stage;

before(async () => {
  context = await launch({ profile: folder, args: ["--enable-unsafe-extension-debugging"] });
  const session = await context.browser()?.newBrowserCDPSession();
  assert.ok(session);
  // As if the user had ticked "Allow in Incognito".
  await session.send(
    "Extensions.loadUnpacked" as never,
    { path: EXTENSION, enableInIncognito: true } as never,
  );
  on = await Stage.open(it, context);
});
after(() => context?.close());

/** A new private window in front. */
async function privateWindow(): Promise<void> {
  await on.freshTab();
  await on.opened(() =>
    on.home.evaluate(() => void browser.windows.create({ incognito: true, url: "http://ordinary.example/" })),
  );
  await on.tab.waitForLoadState();
}

async function isPrivate(): Promise<boolean> {
  return on.tab.evaluate(() => browser.extension.inIncognitoContext);
}

/** Addresses are matched as elsewhere; some of each sort show it. */
for (const { what, url, host } of STOPPED.filter((_, at) => at % 3 === 0)) {
  test(`stopped in a private window: ${what}`, async () => {
    await privateWindow();
    await on.go(url);
    await on.stopped();
    assert.equal(await isPrivate(), true);
    await on.unseen(host);
  });
}

for (const entrance of ENTRANCES) {
  test(`stopped in a private window: ${nameOf(entrance)}`, async () => {
    const host = `private-${nameOf(entrance)}.duckdns.org`;
    await privateWindow();
    await on.enter(entrance, `http://${host}/`);
    await on.stopped();
    await on.unseen(host);
  });
}

test("a pass of a private tab opens the address there and nowhere else", async () => {
  const url = "https://secret.duckdns.org/path#part";
  await privateWindow();
  await on.go(url);
  await on.stopped();
  await openOnce(on.tab);
  await on.served("secret.duckdns.org");
  assert.equal(on.tab.url(), url);
  await on.freshTab();
  it.log.clear();
  await on.go(url);
  await on.stopped();
  await on.unseen("secret.duckdns.org");
});

test("nothing of a private window is written down, and it leaves no exclusion behind", async () => {
  await privateWindow();
  await on.go("https://unwritten.duckdns.org/");
  await on.stopped();
  await on.tab.locator('[data-way="open"]').waitFor();
  assert.equal(await on.tab.locator('[data-way="always"]').count(), 0);
  await openOnce(on.tab);
  await on.served("unwritten.duckdns.org");
  const stored = await on.home.evaluate(async () =>
    JSON.stringify([await browser.storage.local.get(), await browser.storage.session.get()]),
  );
  assert.doesNotMatch(stored, /unwritten/);
});
