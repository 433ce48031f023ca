import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ADMIN, start } from "../lib/start.ts";

const CORPUS = new URL("../../mail/", import.meta.url);

interface Expected {
  file: string;
  hosts: string[];
  wrong?: boolean;
}

/** The expectations; their values are all JSON, one a line. */
async function expectations(): Promise<Expected[]> {
  const [, ...messages] = (await readFile(new URL("expected.toml", CORPUS), "utf8")).split("[[message]]");
  return messages.map((message) => {
    const values = [...message.matchAll(/^(\w+) = (.+)$/gm)].map(([, key, value]) => [
      key,
      JSON.parse(value ?? ""),
    ]);
    return Object.fromEntries(values);
  });
}

test("every message of the corpus gives the hosts in workerd that it must, with the platform's own charsets", async (t) => {
  const worker = await start();
  t.after(() => worker.dispose());
  const messages = await expectations();
  assert.ok(messages.length >= 120);
  const wrong: { file: string; found: string[]; expected: string[] }[] = [];
  for (const { file, hosts, wrong: known = false } of messages) {
    const answer = await worker.fetch("/v1/mail", {
      method: "POST",
      token: ADMIN,
      headers: { "content-type": "message/rfc822" },
      body: await readFile(new URL(file, CORPUS)),
    });
    assert.equal(answer.status, 200, file);
    const { links } = (await answer.json()) as { links: { host: string }[] };
    const found = [...new Set(links.map(({ host }) => host))].sort();
    const expected = hosts.toSorted();
    if ((found.join() !== expected.join()) !== known) wrong.push({ file, found, expected });
  }
  assert.deepEqual(wrong, []);
});
