import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, urlCases } from "../conformance/url.ts";
import { hosts } from "../vectors/replay.js";
import { load } from "./package.ts";

test("Node's URL parser, as the package asks it, follows the standard but for the known failures", async () => {
  const { urlHost } = await load();
  const cases = urlCases();
  if (!cases) return;
  const got = hosts(
    urlHost,
    cases.map(({ url }) => url),
  );
  assert.deepEqual(compare(`node-${process.versions.node.split(".")[0]}`, cases, got), []);
});
