import assert from "node:assert/strict";
import { test } from "node:test";
import { hosts } from "../vectors/replay.js";
import { suffixUrls } from "../vectors/suffixes.ts";
import { load } from "./package.ts";

const { urlHost } = await load();

test("Node's URL parser takes every suffix of the catalogue as it is", () => {
  const all = suffixUrls();
  assert.ok(all.length > 4000);
  const urls = all.map(({ url }) => url);
  assert.deepEqual(
    hosts(urlHost, urls),
    all.map(({ host }) => host),
  );
});
