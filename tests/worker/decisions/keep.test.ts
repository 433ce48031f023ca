import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../lib/start.ts";

const DAY = 24 * 60 * 60 * 1000;

test("the cron trigger deletes what is older than KEEP_DAYS, decisions and messages, and nothing else", async (t) => {
  const worker = await start({ vars: { KEEP_DAYS: "30" } });
  t.after(() => worker.dispose());
  const now = Date.now();
  // More old rows than one batch deletes.
  await worker.decisions
    .prepare(
      `INSERT INTO decisions (at, channel, host, score, level, action, rule, policy)
       SELECT ?1 - value, 'check', 'old' || value, 0, 'none', 'allow', 'r', 'p' FROM json_each(?2)`,
    )
    .bind(now - 31 * DAY, JSON.stringify(Array.from({ length: 12_000 }, (_, at) => at)))
    .run();
  await worker.decisions
    .prepare(
      `INSERT INTO decisions (at, channel, host, score, level, action, rule, policy)
       VALUES (?1, 'check', 'young', 0, 'none', 'allow', 'r', 'p')`,
    )
    .bind(now - 29 * DAY)
    .run();
  const bucket = await worker.miniflare.getR2Bucket("QUARANTINE");
  for (const [key, age] of [
    ["old.eml", 31],
    ["young.eml", 29],
  ] as const) {
    await bucket.put(key, "Subject: x\r\n\r\n");
    await worker.decisions
      .prepare(
        `INSERT INTO quarantine (key, at, sender, recipient, size, action, rule, policy)
         VALUES (?1, ?2, 'a@example.com', 'b@example.com', 14, 'block', 'r', 'p')`,
      )
      .bind(key, now - age * DAY)
      .run();
  }

  const run = await fetch(new URL("/cdn-cgi/local/scheduled", worker.url));
  assert.equal(await run.text(), "ok");

  const { results: decisions } = await worker.decisions.prepare("SELECT host FROM decisions").all();
  assert.deepEqual(decisions, [{ host: "young" }]);
  const { results: messages } = await worker.decisions.prepare("SELECT key FROM quarantine").all();
  assert.deepEqual(messages, [{ key: "young.eml" }]);
  assert.deepEqual(
    (await bucket.list()).objects.map(({ key }: { key: string }) => key),
    ["young.eml"],
  );
});
