import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ADMIN, type Running, start } from "../lib/start.ts";

async function rows(worker: Running) {
  const { results } = await worker.decisions
    .prepare("SELECT channel, host, score, level, action, rule, policy, token FROM decisions ORDER BY id")
    .all();
  return results;
}

const check = (worker: Running, host: string) => worker.fetch(`/v1/check?url=${host}`, { token: ADMIN });

describe("by default", () => {
  let worker: Running;
  before(async () => {
    worker = await start();
  });
  after(() => worker?.dispose());

  test("what the policy stops or logs is written down, with its host and no more", async () => {
    const stopped = await check(worker, "https://me:secret@evil.duckdns.org/private?token=1");
    assert.equal(stopped.headers.get("sublet-recorded"), "true");
    const logged = await check(worker, "x.pages.dev");
    assert.equal(logged.headers.get("sublet-recorded"), "true");
    const allowed = await check(worker, "example.com");
    assert.equal(allowed.headers.get("sublet-recorded"), null);
    assert.deepEqual(await rows(worker), [
      {
        channel: "check",
        host: "evil.duckdns.org",
        score: 68,
        level: "high",
        action: "warn",
        rule: "balanced/full-control",
        policy: "balanced",
        token: "first-admin",
      },
      {
        channel: "check",
        host: "x.pages.dev",
        score: 49,
        level: "medium",
        action: "log",
        rule: "balanced/default",
        policy: "balanced",
        token: "first-admin",
      },
    ]);
  });

  test("an array of a thousand is one record", async () => {
    const hosts = Array.from({ length: 1_000 }, (_, at) => `h${at}.duckdns.org`);
    const answer = await worker.fetch("/v1/check", {
      method: "POST",
      token: ADMIN,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(hosts),
    });
    assert.equal(answer.headers.get("sublet-recorded"), "true");
    const stored = (await rows(worker)) as { channel: string; host: string }[];
    assert.deepEqual(
      stored.filter(({ channel }) => channel === "batch").map(({ host }) => host),
      hosts,
    );
  });
});

test("RECORD=off writes nothing down, RECORD=all everything", async (t) => {
  const off = await start({ vars: { RECORD: "off" } });
  t.after(() => off.dispose());
  assert.equal((await check(off, "evil.duckdns.org")).headers.get("sublet-recorded"), null);
  assert.deepEqual(await rows(off), []);

  const all = await start({ vars: { RECORD: "all" } });
  t.after(() => all.dispose());
  assert.equal((await check(all, "example.com")).headers.get("sublet-recorded"), "true");
  assert.equal((await rows(all)).length, 1);
});
