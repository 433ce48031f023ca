import assert from "node:assert/strict";
import { test } from "node:test";
import { ADMIN } from "../lib/start.ts";
import { startWorld, type World } from "./world.ts";

const REQUESTS = 1_000;

type Outcome = "aborted" | "recorded" | "unrecorded";

/** Asks about a host of its own; every tenth question is taken back, some before and some after it was sent. */
async function ask(world: World, at: number): Promise<Outcome> {
  const host = `h${at}.duckdns.org`;
  const gone = new AbortController();
  const answer = world.fetch(`/v1/check?url=${host}`, { token: ADMIN, signal: gone.signal });
  if (at % 10 === 0) {
    if (at % 20 === 0) await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, at / 10))]);
    gone.abort();
    const thrown = await answer.then(
      (got) => got.text().catch((reason: unknown) => reason),
      (reason: unknown) => reason,
    );
    if (typeof thrown !== "string") assert.equal((thrown as Error).name, "AbortError");
    return "aborted";
  }
  const got = await answer;
  assert.equal(got.status, 200);
  const verdict = (await got.json()) as { host: string; decision: { action: string } };
  assert.equal(verdict.host, host);
  assert.equal(verdict.decision.action, "warn");
  const recorded = got.headers.get("sublet-recorded");
  assert.ok(recorded === "true" || recorded === "false");
  return recorded === "true" ? "recorded" : "unrecorded";
}

async function rows(world: World): Promise<Map<string, number>> {
  const { results } = await world.decisions
    .prepare("SELECT host, count(*) AS n FROM decisions GROUP BY host")
    .all<{ host: string; n: number }>();
  return new Map(results.map(({ host, n }) => [host, n]));
}

async function askAll(world: World): Promise<Outcome[]> {
  return Promise.all(Array.from({ length: REQUESTS }, (_, at) => ask(world, at)));
}

function count(outcomes: Outcome[], wanted: Outcome): number {
  return outcomes.filter((outcome) => outcome === wanted).length;
}

test("a thousand at once, a tenth of them taken back: right answers, and what was acknowledged is stored once", async (t) => {
  const world = await startWorld();
  t.after(() => world.dispose());
  const outcomes = await askAll(world);
  const stored = await rows(world);
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome === "recorded") assert.equal(stored.get(`h${at}.duckdns.org`), 1, `row ${at}`);
  }
  assert.equal(count(outcomes, "aborted"), REQUESTS / 10);
  assert.ok(count(outcomes, "recorded") > 0);
  t.diagnostic(
    `acknowledged ${count(outcomes, "recorded")}, not ${count(outcomes, "unrecorded")}, rows ${stored.size}`,
  );
});

test("the same while every third write fails: what was acknowledged is stored, what was not is not", async (t) => {
  const world = await startWorld();
  t.after(() => world.dispose());
  await world.break({ d1: "flaky" });
  const outcomes = await askAll(world);
  const stored = await rows(world);
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome === "recorded") assert.equal(stored.get(`h${at}.duckdns.org`), 1, `row ${at}`);
  }
  assert.ok(count(outcomes, "recorded") > 0);
  assert.ok(count(outcomes, "unrecorded") > 0);
  t.diagnostic(
    `acknowledged ${count(outcomes, "recorded")}, not ${count(outcomes, "unrecorded")}, rows ${stored.size}`,
  );
  // The worker is as well as before.
  await world.break({});
  assert.equal(await ask(world, REQUESTS + 1), "recorded");
});
