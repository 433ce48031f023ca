import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { load } from "../../node/package.ts";
import { json, problem } from "../lib/answers.ts";
import { ADMIN, type Init, type Running, start } from "../lib/start.ts";

/** What the worker was built with, read by the package for Node. */
const bytes = readFileSync(new URL("../../../worker/generated/catalogue.bin", import.meta.url));
const { Catalogue } = await load();
const catalogue = new Catalogue(bytes);

let worker: Running;
before(async () => {
  worker = await start({ vars: { PUBLIC_LOOKUPS: "true" } });
});
after(() => worker?.dispose());

const get = (path: string, init: Init = {}) => worker.fetch(path, init);

test("a search finds what the catalogue's own search finds", async () => {
  for (const term of ["duck", "duckdns.org", "clodflare", "日本", "zzzzzzzz"]) {
    const { hits } = await json<{ hits: unknown[] }>(await get(`/v1/search?q=${encodeURIComponent(term)}`));
    assert.deepEqual(hits, catalogue.search(term, 20), term);
  }
  const { hits } = await json<{ hits: unknown[] }>(await get("/v1/search?q=a&limit=3"));
  assert.equal(hits.length, 3);
});

test("a search that is wrong in itself is refused", async () => {
  await problem(await get("/v1/search"), 400, "missing-parameter");
  await problem(await get(`/v1/search?q=${"a".repeat(254)}`), 400, "bad-parameter");
  for (const limit of ["0", "101", "-1", "1.5", "x", ""]) {
    await problem(await get(`/v1/search?q=a&limit=${limit}`), 400, "bad-parameter");
  }
});

for (const lang of ["en", "ja"] as const) {
  test(`providers are as the catalogue has them, in ${lang}`, async () => {
    const { providers } = await json<{ providers: unknown }>(await get(`/v1/providers?lang=${lang}`));
    assert.deepEqual(providers, catalogue.providers(lang));
    const one = await json(await get(`/v1/providers/duckdns?lang=${lang}`));
    assert.deepEqual(one, catalogue.provider("duckdns", lang));
  });
}

test("a provider that is not there is a 404", async () => {
  const { detail } = await problem(await get("/v1/providers/nobody%22?lang=ja"), 404, "unknown-provider");
  assert.match(detail, /[ぁ-ん]/);
});

test("the catalogue says its version, age and sources", async () => {
  const { age, ...info } = await json<{ age: number; created: string }>(await get("/v1/catalogue"));
  assert.deepEqual(info, catalogue.info());
  const older = (Date.now() - Date.parse(info.created)) / 1000 - age;
  assert.ok(Number.isInteger(age) && older >= 0 && older < 60, `${age}`);
});

test("the file itself comes with an ETag, and not again to those who have it", async () => {
  const answer = await get("/v1/catalogue.bin");
  assert.equal(answer.headers.get("content-type"), "application/octet-stream");
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), new Uint8Array(bytes));
  const tag = answer.headers.get("etag") ?? "";
  assert.match(tag, /^"[0-9a-f]{32}"$/);
  for (const have of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
    const again = await get("/v1/catalogue.bin", { headers: { "if-none-match": have } });
    assert.equal(again.status, 304, have);
    assert.equal(again.headers.get("etag"), tag);
  }
  const other = await get("/v1/catalogue.bin", { method: "HEAD", headers: { "if-none-match": '"other"' } });
  assert.equal(other.status, 200);
});

test("the worker says that it is well", async () => {
  const { release, serial, created } = catalogue.info();
  assert.deepEqual(await json(await get("/healthz")), {
    status: "ok",
    release,
    catalogue: { serial, created },
  });
});

test("with public look-ups a token is not needed, but a wrong one is refused, and admins stay admins", async () => {
  assert.equal((await get("/v1/check?url=a.example")).status, 200);
  await problem(await get("/v1/check?url=a.example", { token: "x" }), 401, "unknown-token");
  await problem(await get("/v1/tokens"), 401, "token-required");
});

for (const [name, damage] of Object.entries({
  altered: (at: Buffer) => at.fill(0xff, at.length >> 1, (at.length >> 1) + 8),
  "cut off": (at: Buffer) => at.subarray(0, at.length - 1),
  empty: (at: Buffer) => at.subarray(0, 0),
})) {
  test(`a catalogue that is ${name} is said by all that need it`, async () => {
    const broken = await start({ catalogue: new Uint8Array(damage(Buffer.from(bytes))) });
    try {
      const needing: [string, Init?][] = [
        ["/healthz"],
        ["/v1/check?url=a.example"],
        ["/v1/search?q=a"],
        ["/v1/providers"],
        ["/v1/providers/duckdns"],
        ["/v1/catalogue"],
        ["/v1/catalogue.bin"],
      ];
      for (const [path] of needing) {
        await problem(await broken.fetch(path, { token: ADMIN }), 503, "bad-catalogue");
      }
      for (const type of ["application/json", "application/x-ndjson"]) {
        const init = { method: "POST", token: ADMIN, headers: { "content-type": type }, body: "[]" };
        await problem(await broken.fetch("/v1/check", init), 503, "bad-catalogue");
      }
      const { detail } = await problem(await broken.fetch("/healthz?lang=ja"), 503, "bad-catalogue");
      assert.match(detail, /[ぁ-ん]/);
      assert.equal((await broken.fetch("/openapi.json")).status, 200);
      assert.equal((await broken.fetch("/v1/policies", { token: ADMIN })).status, 200);
    } finally {
      await broken.dispose();
    }
  });
}
