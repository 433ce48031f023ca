import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { compare, urlCases } from "../conformance/url.ts";
import { chromium, type Surface } from "../vectors/browser.ts";
import { cases, differences, NOW } from "../vectors/cases.ts";
import { suffixUrls } from "../vectors/suffixes.ts";

let surface: Surface;

before(async () => {
  surface = await chromium();
});

after(() => surface.close());

for (const lang of ["en", "ja"] as const) {
  test(`the vectors come out byte for byte in Chromium, in ${lang}`, async () => {
    const all = cases();
    const said = await surface.replay(
      all.map(({ input }) => input),
      lang,
      NOW,
    );
    assert.deepEqual(differences(all, said, lang), []);
  });
}

test("Chromium's URL parser, as the package asks it, follows the standard but for the known failures", async () => {
  const all = urlCases();
  if (!all) return;
  const got = await surface.hosts(all.map(({ url }) => url));
  assert.deepEqual(compare("chromium", all, got), []);
});

test("Chromium's URL parser takes every suffix of the catalogue as it is", async () => {
  const all = suffixUrls();
  assert.ok(all.length > 4000);
  const got = await surface.hosts(all.map(({ url }) => url));
  assert.deepEqual(
    got,
    all.map(({ host }) => host),
  );
});
