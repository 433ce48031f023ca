import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRANCES, FRAMES, nameOf, READ_AHEAD } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { enter, stage } from "./stage.ts";

const it = world();
const on = stage(it);
for (const entrance of ENTRANCES) {
  test(`stopped before anything leaves: ${nameOf(entrance)}`, async () => {
    const host = `${nameOf(entrance)}.duckdns.org`;
    await on().freshTab();
    await enter(on().firefox, entrance, `http://${host}/path?q=1#part`);
    assert.equal(
      await on().stopped(),
      `http://${host}/path?${entrance.way === "form-get" ? "a" : "q"}=1#part`,
    );
    await on().unseen(host);
  });
}

for (const entrance of FRAMES) {
  test(`stopped inside of a page: ${nameOf(entrance)}`, async () => {
    const host = `${nameOf(entrance)}.duckdns.org`;
    await on().freshTab();
    await enter(on().firefox, entrance, `http://${host}/path`);
    await on().unseen(host);
  });
}

for (const entrance of READ_AHEAD) {
  test(`not read ahead: ${nameOf(entrance)}`, async () => {
    const host = `${nameOf(entrance)}.duckdns.org`;
    await on().freshTab();
    await enter(on().firefox, entrance, `http://${host}/path`);
    await on().unseen(host);
  });
}
