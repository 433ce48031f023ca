import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRANCES, nameOf, STOPPED } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { enter, stage } from "./stage.ts";

const it = world();
let first: string;
const on = stage(it, {
  installation: { inPrivate: true },
  async prepare({ firefox }) {
    first = await firefox.privateWindow();
    assert.ok(await firefox.chrome(() => PrivateBrowsingUtils.isWindowPrivate(window)));
  },
});

async function freshPrivateTab(): Promise<void> {
  await on().firefox.only(on().home, first);
  await on().firefox.tab();
}

for (const { what, url, host } of STOPPED) {
  test(`stopped in a private window: ${what}`, async () => {
    await freshPrivateTab();
    await on().firefox.go(url);
    await on().stopped();
    await on().unseen(host);
  });
}

for (const entrance of ENTRANCES) {
  test(`stopped in a private window: ${nameOf(entrance)}`, async () => {
    const host = `private-${nameOf(entrance)}.duckdns.org`;
    await freshPrivateTab();
    await enter(on().firefox, entrance, `http://${host}/`);
    await on().stopped();
    await on().unseen(host);
  });
}

test("a private window: opened once, and nothing is written down", async () => {
  await freshPrivateTab();
  await on().firefox.go("http://secret.duckdns.org:8080/path");
  await on().stopped();
  await on().warned();
  assert.equal(await on().firefox.run(() => document.querySelectorAll('[data-way="always"]').length), 0);
  await on().openOnce();
  await on().served("secret.duckdns.org");
  await on().firefox.to(on().home);
  await on().firefox.tab("http://open.duckdns.org/");
  await on().warned();
  const written = () => on().extension(async () => JSON.stringify(await browser.storage.local.get()));
  await on().firefox.until("the stop in the log", async () => (await written()).includes("open.duckdns.org"));
  assert.doesNotMatch(await written(), /secret\.duckdns|private-|plain\.duckdns/);
});
