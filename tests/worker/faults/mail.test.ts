import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ADMIN } from "../lib/start.ts";
import { deliver, linkTo, READER } from "../mail/letter.ts";
import type { Faults } from "./faults.ts";
import { startWorld, type World } from "./world.ts";

const STOPPED = linkTo("https://evil.duckdns.org/login");

/** What can break while a message is under way, and the word for it. */
const BREAKS: [string, Faults, string][] = [
  ["the Wasm traps", { trap: true }, "engine-failed"],
  ["the policy cannot be read", { kv: "fail" }, "store-failed"],
  ["the policy does not come", { kv: "hang" }, "store-failed"],
  ["the decision cannot be recorded, and must be", { d1: "full" }, "not-recorded"],
  ["the record is not confirmed in time, and must be", { d1: "hang" }, "not-recorded"],
  ["the quarantine fails", { r2: "fail" }, "quarantine-failed"],
];

const VARS = { POLICY: "house", RECORD_REQUIRED: "true", MAIL_FORWARD_TO: "inbox@example.net" };

async function setUp(vars: Record<string, string>): Promise<World> {
  const world = await startWorld({ vars: { ...VARS, ...vars } });
  const policy = { name: "house", default: "block", rules: [], exclusions: [] };
  await world.policies.put("policy:house", JSON.stringify(policy));
  return world;
}

async function held(world: World): Promise<number> {
  const bucket = await world.miniflare.getR2Bucket("QUARANTINE");
  return (await bucket.list()).objects.length;
}

for (const way of ["open", "closed"] as const) {
  describe(`failing ${way}`, () => {
    for (const [what, faults, code] of BREAKS) {
      test(`${what}: ${code}, and the message after it is screened`, async (t) => {
        const world = await setUp({ MAIL_FAIL: way });
        t.after(() => world.dispose());
        await world.break(faults);
        const { outcome, reason, forwards } = await deliver(world, STOPPED);
        assert.equal(outcome, "ok");
        if (way === "open") {
          assert.equal(reason, undefined);
          assert.deepEqual(
            forwards.map(({ to, headers }) => [to, headers["x-sublet-screening"]]),
            [["inbox@example.net", `failed; ${code}`]],
          );
        } else {
          assert.deepEqual(forwards, []);
          assert.equal(reason, `Sublet could not screen this message; please try again later (${code})`);
        }
        assert.equal(await held(world), 0);

        await world.break({});
        assert.deepEqual((await deliver(world, STOPPED)).forwards, []);
        assert.equal(await held(world), 1);
      });
    }
  });
}

describe("failing open, by default", () => {
  let world: World;
  before(async () => {
    world = await startWorld({ vars: { MAX_MAIL: "1000" } });
  });
  after(() => world?.dispose());

  test("a message larger than the setting allows is delivered with a word about it", async () => {
    const { forwards } = await deliver(world, linkTo(`https://evil.duckdns.org/${"x".repeat(2_000)}`));
    assert.deepEqual(forwards, [{ to: READER, headers: { "x-sublet-screening": "failed; body-too-large" } }]);
  });

  test("a record that fails costs the record, not the message's screening", async () => {
    await world.break({ d1: "fail" });
    const { forwards } = await deliver(world, STOPPED);
    assert.equal(forwards[0]?.headers["x-sublet-screening"], "done");
    assert.equal(forwards[0]?.headers["x-sublet-action"], "warn");
  });

  test("a row that cannot be written takes its object back: the message is in one place, not in none", async (t) => {
    const strict = await startWorld({ vars: { POLICY: "strict" } });
    t.after(() => strict.dispose());
    await strict.break({ d1: "full" });
    const { forwards } = await deliver(strict, STOPPED);
    assert.equal(forwards[0]?.headers["x-sublet-screening"], "failed; quarantine-failed");
    assert.equal(forwards[0]?.headers["x-sublet-action"], "block");
    assert.equal(await held(strict), 0);
  });

  test("one quarantine of two is enough", async (t) => {
    const strict = await startWorld({ vars: { POLICY: "strict", MAIL_QUARANTINE_TO: "held@example.net" } });
    t.after(() => strict.dispose());
    await strict.break({ r2: "fail" });
    const { forwards, reason } = await deliver(strict, STOPPED);
    assert.equal(reason, undefined);
    assert.deepEqual(
      forwards.map(({ to }) => to),
      ["held@example.net"],
    );
  });

  test("a message that nobody takes is refused, so that its sender hears of it", async (t) => {
    const world = await startWorld();
    t.after(() => world.dispose());
    const reason = "Sublet could not hand this message on; please try again later (delivery-failed)";
    for (const faults of [{ forward: true }, { forward: true, trap: true }]) {
      await world.break(faults);
      assert.deepEqual(await deliver(world, STOPPED), { outcome: "ok", reason, forwards: [] });
    }
  });

  test("settings that cannot be read are one more failure", async (t) => {
    const wrong = await startWorld({ vars: { KEEP_DAYS: "soon", MAIL_FORWARD_TO: "inbox@example.net" } });
    t.after(() => wrong.dispose());
    const { forwards } = await deliver(wrong, STOPPED);
    assert.deepEqual(forwards, [
      { to: "inbox@example.net", headers: { "x-sublet-screening": "failed; bad-setting" } },
    ]);
  });

  test("a corrupt catalogue is one more failure", async (t) => {
    const corrupt = await startWorld({ catalogue: new Uint8Array(64) });
    t.after(() => corrupt.dispose());
    const { forwards } = await deliver(corrupt, STOPPED);
    assert.equal(forwards[0]?.headers["x-sublet-screening"], "failed; bad-catalogue");
  });
});

test("POST /v1/mail: a trap is a typed error, and the next message finds the Wasm made anew", async (t) => {
  const world = await startWorld();
  t.after(() => world.dispose());
  const post = () =>
    world.fetch("/v1/mail", {
      method: "POST",
      token: ADMIN,
      headers: { "content-type": "message/rfc822" },
      body: STOPPED,
    });
  await world.break({ trap: true });
  const trapped = await post();
  assert.equal(trapped.status, 500);
  assert.equal(((await trapped.json()) as { code: string }).code, "internal");
  assert.equal((await post()).status, 200);
});
