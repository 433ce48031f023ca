import assert from "node:assert/strict";
import { test } from "node:test";
import { SERVED, STOPPED } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);

for (const { what, url, host } of STOPPED) {
  test(`stopped when typed: ${what}`, async () => {
    await on().freshTab();
    await on().go(url);
    assert.equal(new URL(await on().stopped()).hostname.replace(/\.$/, ""), host);
    await on().unseen(host);
  });
}

for (const { what, url, host } of SERVED) {
  test(`served: ${what}`, async () => {
    await on().freshTab();
    await on().go(url);
    await on().served(host);
  });
}
