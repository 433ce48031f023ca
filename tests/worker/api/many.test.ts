import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { json, problem, sending } from "../lib/answers.ts";
import { ADMIN, type Running, start } from "../lib/start.ts";

interface Answer {
  input: string;
  host?: string;
  error?: { code: string; message: string };
}

let worker: Running;
before(async () => {
  worker = await start({ vars: { MAX_BODY: "20000" } });
});
after(() => worker?.dispose());

const check = (body: unknown, query = "") =>
  worker.fetch(`/v1/check${query}`, { token: ADMIN, ...sending("POST", body) });

test("an array is answered in its order, with errors where they belong", async () => {
  const answers = await json<Answer[]>(
    await check([
      "b.duckdns.org",
      { url: "https://a.example/x" },
      "https://",
      "",
      { url: "c.pages.dev", more: 1 },
    ]),
  );
  assert.deepEqual(
    answers.map(({ input, host, error }) => [input, host ?? error?.code]),
    [
      ["b.duckdns.org", "b.duckdns.org"],
      ["https://a.example/x", "a.example"],
      ["https://", "not-a-host"],
      ["", "empty"],
      ["c.pages.dev", "c.pages.dev"],
    ],
  );
});

test("an empty array gives an empty array", async () => {
  assert.deepEqual(await json(await check([])), []);
});

test("errors within are in the language asked for", async () => {
  const [answer] = await json<Answer[]>(await check(["https://"], "?lang=ja"));
  assert.match(answer?.error?.message ?? "", /[ぁ-ん]/);
});

test("an array that stops somebody is recorded as a whole", async () => {
  const answer = await check(["m1.duckdns.org", "m2.duckdns.org", "m3.example"]);
  assert.equal(answer.headers.get("sublet-recorded"), "true");
  await answer.body?.cancel();
  const rows = await worker.decisions
    .prepare(
      "SELECT host FROM decisions WHERE channel = 'batch' AND host LIKE 'm_.duckdns.org' ORDER BY host",
    )
    .all<{ host: string }>();
  assert.deepEqual(
    rows.results.map(({ host }) => host),
    ["m1.duckdns.org", "m2.duckdns.org"],
  );
});

test("what is no array of questions is refused as a whole", async () => {
  for (const body of [{}, "a.example", null, [7], [{}], [{ url: 7 }], [null], [["a.example"]]]) {
    await problem(await check(body), 400, "bad-questions");
  }
  await problem(await check(Array(1001).fill("a.example")), 400, "bad-questions");
  assert.equal((await json<unknown[]>(await check(Array(1000).fill("a.example")))).length, 1000);
});

test("what is no JSON in UTF-8 is refused", async () => {
  const headers = { "content-type": "application/json" };
  for (const body of ["", "[", '["a.example"', new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d])]) {
    const answer = await worker.fetch("/v1/check", { method: "POST", token: ADMIN, headers, body });
    await problem(answer, 400, "bad-json");
  }
});

test("another type of body is refused", async () => {
  for (const type of ["text/plain", "application/json5", ""]) {
    const headers = { "content-type": type };
    const answer = await worker.fetch("/v1/check", { method: "POST", token: ADMIN, headers, body: "[]" });
    await problem(answer, 415, "unsupported-media-type");
  }
  const headers = { "content-type": "Application/JSON; charset=utf-8" };
  await json(await worker.fetch("/v1/check", { method: "POST", token: ADMIN, headers, body: "[]" }));
});

test("a body that is too large is refused, whether it says so or not", async () => {
  const long = ["a".repeat(20_000)];
  await problem(await check(long), 413, "body-too-large");
  const bytes = new TextEncoder().encode(JSON.stringify(long));
  const chunked = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 4096) controller.enqueue(bytes.subarray(at, at + 4096));
      controller.close();
    },
  });
  const answer = await worker.fetch("/v1/check", {
    method: "POST",
    token: ADMIN,
    headers: { "content-type": "application/json" },
    body: chunked,
    duplex: "half",
  });
  await problem(answer, 413, "body-too-large");
});
