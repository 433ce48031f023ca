import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRANCES, STOPPED } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { enter, nameOf, stage } from "./stage.ts";

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
