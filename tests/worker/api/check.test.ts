import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Verdict } from "sublet-wasm";
import { json, problem } from "../lib/answers.ts";
import { ADMIN, type Running, start } from "../lib/start.ts";

let worker: Running;
before(async () => {
  worker = await start();
});
after(() => worker?.dispose());

const check = (query: string, headers: HeadersInit = {}) =>
  worker.fetch(`/v1/check?${query}`, { token: ADMIN, headers });

test("a link is judged", async () => {
  const verdict = await json<Verdict>(await check("url=hxxps://login.mallory[.]duckdns[.]org/x"));
  assert.equal(verdict.host, "login.mallory.duckdns.org");
  assert.equal(verdict.site, "mallory.duckdns.org");
  assert.deepEqual(verdict.decision, { action: "warn", rule: "balanced/full-control" });
});

test("the policy can be chosen", async () => {
  const verdict = await json<Verdict>(await check("url=x.pages.dev&policy=strict"));
  assert.deepEqual(verdict.decision, { action: "block", rule: "strict/default" });
});

test("a policy that is not there is not replaced by another", async () => {
  await problem(await check("url=x.pages.dev&policy=nowhere"), 404, "unknown-policy");
  await problem(await check("url=x.pages.dev&policy=token:abc"), 404, "unknown-policy");
});

test("the language is the parameter's, else the reader's, else English", async () => {
  const sentence = async (query: string, headers?: HeadersInit) =>
    (await json<Verdict>(await check(`url=a.duckdns.org${query}`, headers))).reasons[0]?.text ?? "";
  const [en, ja] = [await sentence("&lang=en"), await sentence("&lang=ja")];
  assert.match(ja, /[ぁ-ん]/);
  assert.notEqual(en, ja);
  assert.equal(await sentence(""), en);
  assert.equal(await sentence("", { "accept-language": "ja-JP,ja;q=0.9,en;q=0.8" }), ja);
  assert.equal(await sentence("", { "accept-language": "fr, en;q=0.4, ja;q=0.6" }), ja);
  assert.equal(await sentence("", { "accept-language": "ja;q=0.1, en" }), en);
  assert.equal(await sentence("", { "accept-language": "ja;q=0" }), en);
  assert.equal(await sentence("&lang=en", { "accept-language": "ja" }), en);
});

test("what cannot be judged is said with a code, in both languages", async () => {
  const en = await problem(await check("url=https://"), 422, "not-a-host");
  const ja = await problem(await check("url=https://&lang=ja"), 422, "not-a-host");
  assert.match(en.detail, /no host name/);
  assert.match(ja.detail, /[ぁ-ん]/);
  await problem(await check("url=%20"), 422, "empty");
  await problem(await check("url=mailto:"), 422, "not-a-host");
  await problem(await check(`url=${"a".repeat(254)}.example`), 422, "label-too-long");
});

test("a request that is wrong in itself is a 400", async () => {
  await problem(await check(""), 400, "missing-parameter");
  await problem(await check("url="), 400, "missing-parameter");
  await problem(await check(`url=${"a".repeat(8 * 1024 + 1)}`), 400, "bad-parameter");
  await problem(await check("url=a.example&lang=fr"), 400, "unknown-language");
  await problem(await check("url=a.example&now=yesterday"), 400, "bad-time");
});

test("a verdict that stops is recorded before it is answered", async () => {
  const answer = await check("url=recorded.duckdns.org");
  assert.equal(answer.headers.get("sublet-recorded"), "true");
  await answer.body?.cancel();
  const { results } = await worker.decisions
    .prepare("SELECT channel, action, rule, policy, token FROM decisions WHERE host = 'recorded.duckdns.org'")
    .all();
  const row = { channel: "check", action: "warn", rule: "balanced/full-control" };
  assert.deepEqual(results, [{ ...row, policy: "balanced", token: "first-admin" }]);
});

test("a verdict that lets through is not recorded", async () => {
  const answer = await check("url=www.example.com");
  assert.equal(answer.headers.get("sublet-recorded"), null);
  await answer.body?.cancel();
});

test("HEAD gives the headers alone", async () => {
  const answer = await worker.fetch("/v1/check?url=a.example", { method: "HEAD", token: ADMIN });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/json");
  assert.equal(await answer.text(), "");
});
