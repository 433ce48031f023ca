import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Lang, Verdict } from "sublet-wasm";
import { compare, urlCases } from "../../conformance/url.ts";
import { servePackage } from "../../vectors/browser.ts";
import { cases, differences, golden, NOW } from "../../vectors/cases.ts";
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

/** Firefox opens neither, against the standard, and so the package names no host for them there. */
const REFUSED = ["http://0x/", "*.duckdns.org"];

/** What the other surfaces say of an input that Firefox refuses, once it did refuse. */
function refused(answer: string, input: string | undefined, lang: Lang): string {
  assert.equal(answer, "error: not-a-host");
  return golden(lang).find((line) => (JSON.parse(line) as Verdict).input === input) ?? "";
}

/** The host of each URL; as JSON, because WebDriver takes no lone surrogates. */
function hosts(urls: string[]): Promise<(string | null)[]> {
  return firefox.run((json) => globalThis.sublet.hosts(JSON.parse(json)), JSON.stringify(urls));
}

for (const lang of ["en", "ja"] as const) {
  test(`the vectors come out byte for byte in Firefox, in ${lang}`, async () => {
    const all = cases();
    const inputs = all.map(({ input }) => input);
    const answers = await firefox.run(
      (inputs, lang, now) => globalThis.sublet.replay(inputs, lang, now),
      inputs,
      lang,
      NOW,
    );
    const said = answers.map((answer, at) =>
      REFUSED.includes(inputs[at] ?? "") ? refused(answer, inputs[at], lang) : answer,
    );
    assert.deepEqual(differences(all, said, lang), []);
  });
}

test("Firefox's URL parser, as the package asks it, follows the standard but for the known failures", async () => {
  const all = urlCases();
  if (!all) return;
  const got = await hosts(all.map(({ url }) => url));
  assert.deepEqual(compare("firefox", all, got), []);
});

test("Firefox's URL parser takes every suffix of the catalogue as it is", async () => {
  const all = suffixUrls();
  assert.ok(all.length > 4000);
  const got = await hosts(all.map(({ url }) => url));
  assert.deepEqual(
    got,
    all.map(({ host }) => host),
  );
});
