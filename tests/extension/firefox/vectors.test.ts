import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { compare, urlCases } from "../../conformance/url.ts";
import { servePackage } from "../../vectors/browser.ts";
import { cases, differences, NOW } from "../../vectors/cases.ts";
import { suffixUrls } from "../../vectors/suffixes.ts";
import { Firefox } from "./browser.ts";

let firefox: Firefox;
let site: Awaited<ReturnType<typeof servePackage>>;

before(async () => {
  site = await servePackage();
  firefox = await Firefox.launch();
  await firefox.go(site.page);
  await firefox.until("the package", () => firefox.run(() => globalThis.sublet !== undefined));
});

after(async () => {
  await firefox?.close();
  await site?.close();
});

for (const lang of ["en", "ja"] as const) {
  test(`the vectors come out byte for byte in Firefox, in ${lang}`, async () => {
    const all = cases();
    const inputs = all.map(({ input }) => input);
    const said = await firefox.run(
      (inputs, lang, now) => globalThis.sublet.replay(inputs, lang, now),
      inputs,
      lang,
      NOW,
    );
    assert.deepEqual(differences(all, said, lang), []);
  });
}

test("Firefox's URL parser, as the package asks it, follows the standard but for the known failures", async () => {
  const all = urlCases();
  if (!all) return;
  const got = await firefox.run(
    (urls) => globalThis.sublet.hosts(urls),
    all.map(({ url }) => url),
  );
  assert.deepEqual(compare("firefox", all, got), []);
});

test("Firefox's URL parser takes every suffix of the catalogue as it is", async () => {
  const all = suffixUrls();
  assert.ok(all.length > 4000);
  const got = await firefox.run(
    (urls) => globalThis.sublet.hosts(urls),
    all.map(({ url }) => url),
  );
  assert.deepEqual(
    got,
    all.map(({ host }) => host),
  );
});
