import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRANCES, FRAMES, READ_AHEAD } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);
const name = ({ way, more }: { way: string; more?: Record<string, string> }) =>
  [way, ...Object.values(more ?? {})].join("-");

for (const entrance of ENTRANCES) {
  test(`stopped before anything leaves: ${name(entrance)}`, async () => {
    const host = `${name(entrance)}.duckdns.org`;
    await on().freshTab();
    await on().enter(entrance, `http://${host}/path?q=1#part`);
    assert.equal(
      await on().stopped(),
      `http://${host}/path?${entrance.way === "form-get" ? "a" : "q"}=1#part`,
    );
    await on().unseen(host);
  });
}

for (const entrance of FRAMES) {
  test(`stopped inside of a page: ${name(entrance)}`, async () => {
    const host = `${name(entrance)}.duckdns.org`;
    await on().freshTab();
    await on().enter(entrance, `http://${host}/path`);
    await on().unseen(host);
  });
}

for (const entrance of READ_AHEAD) {
  test(`not read ahead: ${name(entrance)}`, async () => {
    const host = `${name(entrance)}.duckdns.org`;
    await on().freshTab();
    await on().enter(entrance, `http://${host}/path`);
    await on().unseen(host);
  });
}
