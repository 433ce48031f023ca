import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { problem } from "../lib/answers.ts";
import { ADMIN, type Running, start } from "../lib/start.ts";

interface Answer {
  input: string | null;
  host?: string;
  error?: { code: string; message: string };
}

const MAX_LINE = 64 * 1024;
const LINES = { "content-type": "application/x-ndjson" };

let worker: Running;
before(async () => {
  worker = await start({ vars: { RECORD: "off" } });
});
after(() => worker?.dispose());

async function ask(body: BodyInit, query = ""): Promise<Answer[]> {
  const init = { method: "POST", token: ADMIN, headers: LINES, body, duplex: "half" } as const;
  const answer = await worker.fetch(`/v1/check${query}`, init);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/x-ndjson");
  const lines = (await answer.text()).split("\n");
  assert.equal(lines.pop(), "", "the last line ends as the others do");
  return lines.map((line) => JSON.parse(line));
}

const outcome = ({ host, error }: Answer) => host ?? error?.code;

test("lines are answered in their order, with errors where they belong", async () => {
  const body =
    '"a.duckdns.org"\n{"url":"https://b.example/"}\r\n\n   \n"https://"\n7\n{"x":1}\nnonsense\n"c.example"';
  assert.deepEqual((await ask(body)).map(outcome), [
    "a.duckdns.org",
    "b.example",
    "not-a-host",
    "bad-line",
    "bad-line",
    "bad-line",
    "c.example",
  ]);
});

test("an empty stream gives an empty stream", async () => {
  assert.deepEqual(await ask(""), []);
  assert.deepEqual(await ask("\n\n"), []);
});

test("it does not matter where the stream is cut", async () => {
  const text = '"日本語.duckdns.org"\n{"url":"https://b.example/"}\n"c.example"\n';
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 2, 3, 7, 20]) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
        controller.close();
      },
    });
    const hosts = (await ask(body)).map(outcome);
    assert.deepEqual(hosts, ["xn--wgv71a119e.duckdns.org", "b.example", "c.example"], `pieces of ${size}`);
  }
});

test("a line that is too long gets an error in its place and ends nothing", async () => {
  const name = (length: number) => `"${"a".repeat(length)}"`;
  const body = [
    '"first.example"',
    name(MAX_LINE - 3),
    name(MAX_LINE),
    '"middle.example"',
    name(5 * MAX_LINE),
    name(3 * MAX_LINE),
    '"last.example"',
  ].join("\n");
  assert.deepEqual((await ask(body)).map(outcome), [
    "first.example",
    "label-too-long",
    "line-too-long",
    "middle.example",
    "line-too-long",
    "line-too-long",
    "last.example",
  ]);
  const [answer] = await ask(name(MAX_LINE), "?lang=ja");
  assert.equal(answer?.input, null);
  assert.match(answer?.error?.message ?? "", /[ぁ-ん]/);
});

test("what is wrong with the request as a whole is a problem before the first line", async () => {
  const post = (query: string) =>
    worker.fetch(`/v1/check${query}`, {
      method: "POST",
      token: ADMIN,
      headers: LINES,
      body: '"a.example"\n',
    });
  await problem(await post("?policy=nowhere"), 404, "unknown-policy");
  await problem(await post("?now=yesterday"), 400, "bad-time");
});

test("answers come before the stream ends", async () => {
  const asked = request(new URL("/v1/check", worker.url), {
    method: "POST",
    headers: { ...LINES, authorization: `Bearer ${ADMIN}` },
  });
  asked.write('"first.example"\n');
  const [answer] = await once(asked, "response");
  const lines = createInterface({ input: answer })[Symbol.asyncIterator]();
  assert.equal(JSON.parse((await lines.next()).value).host, "first.example");
  asked.write('"second.exam');
  asked.write('ple"\n');
  assert.equal(JSON.parse((await lines.next()).value).host, "second.example");
  asked.end();
  assert.equal((await lines.next()).done, true);
});

test("a million lines are answered in their order", { timeout: 300_000 }, async () => {
  const COUNT = 1_000_000;
  const BLOCK = 5_000;
  const asked = request(new URL("/v1/check", worker.url), {
    method: "POST",
    headers: { ...LINES, authorization: `Bearer ${ADMIN}` },
  });
  const answered = once(asked, "response").then(async ([answer]) => {
    let at = 0;
    for await (const line of createInterface({ input: answer })) {
      const expected = `{"input":"h${at}.example","host":"h${at}.example","standing":"unlisted",`;
      if (!line.startsWith(expected)) assert.fail(`line ${at}: ${line.slice(0, 200)}`);
      at++;
    }
    return at;
  });
  for (let from = 0; from < COUNT; from += BLOCK) {
    const block = Array.from({ length: BLOCK }, (_, at) => `"h${from + at}.example"\n`).join("");
    if (!asked.write(block)) await once(asked, "drain");
  }
  asked.end();
  assert.equal(await answered, COUNT);
});
