import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ADMIN } from "../lib/start.ts";
import { startWorld, type World } from "./world.ts";

const HOST = "evil.duckdns.org";

interface Problem {
  code: string;
  status: number;
}

async function stored(world: World): Promise<number> {
  return (await world.decisions.prepare("SELECT count(*) AS n FROM decisions").first<number>("n")) ?? -1;
}

describe("a store of decisions that breaks", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.dispose());

  for (const fault of ["fail", "full", "hang"] as const) {
    test(`${fault}: the answer stays right and says that it was not recorded`, async () => {
      await world.break({});
      const right = await world.fetch(`/v1/check?url=${HOST}`, { token: ADMIN });
      assert.equal(right.headers.get("sublet-recorded"), "true");

      await world.break({ d1: fault });
      const answer = await world.fetch(`/v1/check?url=${HOST}`, { token: ADMIN });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("sublet-recorded"), "false");
      assert.equal(await answer.text(), await right.text());

      const list = await world.fetch("/v1/decisions", { token: ADMIN });
      assert.equal(list.status, 503);
      assert.equal(((await list.json()) as Problem).code, "store-failed");
    });
  }

  test("one that lacks its tables is one that fails", async (t) => {
    const bare = await startWorld({ migrated: false });
    t.after(() => bare.dispose());
    const answer = await bare.fetch(`/v1/check?url=${HOST}`, { token: ADMIN });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("sublet-recorded"), "false");
  });
});

test("a worker that must record answers 503 while it cannot, and for nothing else", async (t) => {
  const world = await startWorld({ vars: { RECORD_REQUIRED: "true" } });
  t.after(() => world.dispose());
  await world.break({ d1: "full" });
  const answer = await world.fetch(`/v1/check?url=${HOST}`, { token: ADMIN });
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get("sublet-recorded"), "false");
  assert.equal(((await answer.json()) as Problem).code, "not-recorded");
  const allowed = await world.fetch("/v1/check?url=example.com", { token: ADMIN });
  assert.equal(allowed.status, 200);

  await world.break({});
  assert.equal((await world.fetch(`/v1/check?url=${HOST}`, { token: ADMIN })).status, 200);
  assert.equal(await stored(world), 1);
});

describe("a store of policies and tokens that breaks", () => {
  for (const fault of ["fail", "hang"] as const) {
    test(`${fault}: built-in policies go on, stored ones and tokens are a typed error`, async (t) => {
      const world = await startWorld({ vars: { PUBLIC_LOOKUPS: "true" } });
      t.after(() => world.dispose());
      const policy = { name: "house", default: "block", rules: [], exclusions: [] };
      await world.policies.put("policy:house", JSON.stringify(policy));
      await world.break({ kv: fault });

      assert.equal((await world.fetch(`/v1/check?url=${HOST}`)).status, 200);
      for (const [path, token] of [
        [`/v1/check?url=${HOST}&policy=house`, undefined],
        [`/v1/check?url=${HOST}`, `sublet_${"a".repeat(12)}_${"A".repeat(43)}`],
        ["/v1/policies", ADMIN],
      ] as const) {
        const answer = await world.fetch(path, token ? { token } : {});
        assert.equal(answer.status, 503, path);
        assert.equal(((await answer.json()) as Problem).code, "store-failed", path);
      }

      await world.break({});
      const mended = await world.fetch(`/v1/check?url=${HOST}&policy=house`);
      assert.equal(((await mended.json()) as { decision: { rule: string } }).decision.rule, "house/default");
    });
  }
});

test("a catalogue that is corrupt, cut short or empty at start is a typed error on every look-up", async (t) => {
  const { bundle } = await import("../../../worker/local/bundle.ts");
  const whole = (await bundle()).find(({ path }) => path === "catalogue.bin")?.contents;
  assert.ok(whole instanceof Uint8Array);
  const flipped = whole.slice();
  flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 0xff;
  for (const catalogue of [flipped, whole.slice(0, whole.length / 2), new Uint8Array()]) {
    const world = await startWorld({ catalogue, vars: { PUBLIC_LOOKUPS: "true" } });
    t.after(() => world.dispose());
    for (const path of [
      "/v1/check?url=evil.duckdns.org",
      "/v1/search?q=duck",
      "/v1/providers",
      "/v1/catalogue",
    ]) {
      const answer = await world.fetch(path);
      assert.equal(answer.status, 503, path);
      assert.equal(((await answer.json()) as Problem).code, "bad-catalogue", path);
    }
    assert.notEqual((await world.fetch("/healthz")).status, 200);
    await world.dispose();
  }
});

test("after a trap in the Wasm the next request finds it made anew", async (t) => {
  const world = await startWorld({ vars: { PUBLIC_LOOKUPS: "true" } });
  t.after(() => world.dispose());
  const right = await (await world.fetch(`/v1/check?url=${HOST}`)).text();
  await world.break({ trap: true });
  const trapped = await world.fetch(`/v1/check?url=${HOST}`);
  assert.equal(trapped.status, 500);
  assert.equal(((await trapped.json()) as Problem).code, "internal");
  assert.equal(await (await world.fetch(`/v1/check?url=${HOST}`)).text(), right);
  assert.equal((await world.fetch("/v1/search?q=duck")).status, 200);
});
