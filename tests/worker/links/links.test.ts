import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ADMIN, type Running, start } from "../lib/start.ts";
import { links, linkTo, post } from "./lib/ask.ts";
import { KEYS, linkKeys, path } from "./lib/keys.ts";

describe("POST /v1/links", () => {
  let worker: Running;
  before(async () => {
    worker = await start({ vars: { LINK_KEYS: linkKeys("new", "old"), LINK_TTL: "3600" } });
  });
  after(() => worker?.dispose());

  test("gives a link that the gate opens, to the URL as browsers write it", async () => {
    const [made] = await links(worker, { url: "HTTPS://Example.COM:443/a b?q=ü#ü" });
    assert.equal(made?.url, "https://example.com/a%20b?q=%C3%BC#%C3%BC");
    const answer = await fetch(made.link, { redirect: "manual" });
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get("location"), made.url);
  });

  test("signs as the documentation says, with the first key", async () => {
    const link = new URL(await linkTo(worker, "https://example.com/?a=1&b=2"));
    const { searchParams } = link;
    const expected = path({ u: "https://example.com/?a=1&b=2", k: "new", e: Number(searchParams.get("e")) });
    assert.equal(searchParams.get("s"), new URL(expected, worker.url).searchParams.get("s"));
  });

  test("takes a list, in order, and refuses each URL that nobody should be led to", async () => {
    const url = [
      "https://a.example/",
      "javascript:alert(1)",
      "nonsense",
      "https://u:p@b.example/",
      "//c.example/",
    ];
    const made = await links(worker, { url: [...url, `https://d.example/${"a".repeat(16_000)}`] });
    assert.deepEqual(
      made.map((one) => one.error?.code ?? one.url),
      ["https://a.example/", "not-web", "not-a-url", "userinfo", "not-a-url", "too-long"],
    );
    assert.ok(made.every(({ link, error }) => (link === undefined) !== (error === undefined)));
  });

  test("says why in the language asked for", async () => {
    const [made] = await links(worker, { url: "ftp://a.example/" }, "/v1/links?lang=ja");
    assert.match(made?.error.message ?? "", /http と https/);
  });

  test("links last as long as is asked for, else as the setting says", async () => {
    const seconds = (expires = "") => Math.round((Date.parse(expires) - Date.now()) / 1000 / 60) * 60;
    const [short] = await links(worker, { url: "https://a.example/", ttl: 600 });
    const [usual] = await links(worker, { url: "https://a.example/" });
    assert.equal(seconds(short?.expires), 600);
    assert.equal(seconds(usual?.expires), 3600);
  });

  for (const [what, body] of Object.entries({
    "no URL": {},
    "a number": { url: 7 },
    "an empty list": { url: [] },
    "too many": { url: Array(1_001).fill("https://a.example/") },
    "a link without end": { url: "https://a.example/", ttl: 1e9 },
    "a link that is over": { url: "https://a.example/", ttl: 0 },
    "a word that it does not know": { url: "https://a.example/", tll: 60 },
    "no object": ["https://a.example/"],
  })) {
    test(`refuses ${what}`, async () => {
      const answer = await post(worker, body, "/v1/links", ADMIN);
      assert.equal(answer.status, 422);
      assert.equal(((await answer.json()) as { code: string }).code, "bad-links-request");
    });
  }

  test("is for holders of a token", async () => {
    assert.equal((await post(worker, { url: "https://a.example/" })).status, 401);
  });
});

test("without keys no link is made, and none is opened", async () => {
  const worker = await start();
  try {
    const answer = await post(worker, { url: "https://a.example/" }, "/v1/links", ADMIN);
    assert.equal(answer.status, 503);
    assert.equal(((await answer.json()) as { code: string }).code, "no-link-keys");
    assert.equal((await worker.fetch(path({ u: "https://a.example/" }))).status, 400);
  } finally {
    await worker.dispose();
  }
});

test("a key that cannot be one is a setting that must be mended, and is not told", async () => {
  const worker = await start({ vars: { LINK_KEYS: JSON.stringify({ new: `${KEYS.new}AAAA` }) } });
  try {
    const answer = await worker.fetch(path({ u: "https://a.example/" }));
    assert.equal(answer.status, 500);
    const text = await answer.text();
    assert.match(text, /LINK_KEYS/);
    assert.ok(!text.includes(KEYS.new));
  } finally {
    await worker.dispose();
  }
});

test("keys rotate: the first signs, all verify, the one taken out opens nothing any more", async () => {
  const gates = [linkKeys("old"), linkKeys("new", "old"), linkKeys("new")];
  const made: string[] = [];
  for (const [at, keys] of gates.entries()) {
    const worker = await start({ vars: { LINK_KEYS: keys } });
    try {
      const link = await linkTo(worker, "https://a.example/");
      made.push(new URL(link).pathname + new URL(link).search);
      const opened = await Promise.all(made.map(async (one) => (await worker.fetch(one)).status));
      assert.deepEqual(opened, [[302], [302, 302], [400, 302, 302]][at]);
    } finally {
      await worker.dispose();
    }
  }
  assert.deepEqual(
    made.map((one) => new URLSearchParams(one.slice(4)).get("k")),
    ["old", "new", "new"],
  );
});

test("links begin with the setting BASE_URL", async () => {
  const worker = await start({
    vars: { LINK_KEYS: linkKeys("new"), BASE_URL: "https://gate.example/sublet/" },
  });
  try {
    assert.match(await linkTo(worker, "https://a.example/"), /^https:\/\/gate\.example\/sublet\/go\?u=/);
  } finally {
    await worker.dispose();
  }
});

test("links are signed for holders of a token only, even where look-ups are public", async (t) => {
  const worker = await start({ vars: { LINK_KEYS: linkKeys("new"), PUBLIC_LOOKUPS: "true" } });
  t.after(() => worker.dispose());
  const asked = { method: "POST", headers: { "content-type": "application/json" } };
  const body = JSON.stringify({ url: "https://example.com/" });
  const answer = await worker.fetch("/v1/links", { ...asked, body });
  assert.equal(answer.status, 401);
  assert.equal(((await answer.json()) as { code: string }).code, "token-required");
  const admin = { ...asked, token: ADMIN };
  const made = await worker.fetch("/v1/tokens", {
    ...admin,
    body: JSON.stringify({ name: "gateway", scopes: ["read"] }),
  });
  const { token } = (await made.json()) as { token: string };
  assert.equal((await worker.fetch("/v1/links", { ...asked, token, body })).status, 200);
});
