import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Fault } from "../faults/faults.ts";
import { startWorld, type World } from "../faults/world.ts";
import { json, problem, sending } from "../lib/answers.ts";
import { ADMIN, type Init } from "../lib/start.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world?.dispose());

/** A token of another id than all before: nothing of it is held. */
async function fresh(): Promise<string> {
  const made = await world.fetch("/v1/tokens", {
    token: ADMIN,
    ...sending("POST", { name: "t", scopes: ["read"] }),
  });
  return (await json<{ token: string }>(made, 201)).token;
}

for (const fault of ["fail", "hang"] as const satisfies Fault[]) {
  test(`where policies and tokens cannot be asked for, that is said (${fault})`, async (t) => {
    const token = await fresh();
    await json(await world.fetch("/v1/policies/kept", { token: ADMIN, ...sending("PUT", { name: "kept" }) }));
    t.after(() => world.break({}));
    await world.break({ kv: fault });
    const asking: [string, Init][] = [
      ["/v1/check?url=a.example", { token }],
      ["/v1/check?url=a.example&policy=kept", { token: ADMIN }],
      ["/v1/check?policy=kept", { token: ADMIN, ...sending("POST", []) }],
      ["/v1/policies", { token: ADMIN }],
      ["/v1/policies/kept", { token: ADMIN }],
      ["/v1/policies/kept", { token: ADMIN, ...sending("PUT", { name: "kept", default: "block" }) }],
      ["/v1/policies/kept", { token: ADMIN, method: "DELETE" }],
      ["/v1/tokens", { token: ADMIN }],
      ["/v1/tokens", { token: ADMIN, ...sending("POST", { name: "t", scopes: ["admin"] }) }],
    ];
    const answers = await Promise.all(asking.map(([path, init]) => world.fetch(path, init)));
    for (const answer of answers) {
      assert.equal(answer.headers.get("retry-after"), "5");
      await problem(answer, 503, "store-failed");
    }
    // What needs no store goes on.
    await json(await world.fetch("/v1/check?url=a.example&policy=strict", { token: ADMIN }));
    await world.break({});
    await json(await world.fetch("/v1/check?url=a.example", { token }));
    const kept = await world.fetch("/v1/policies/kept", { token: ADMIN });
    assert.equal((await json<{ default: string }>(kept)).default, "allow");
  });
}

test("a token that was just found goes on while the store is away", async (t) => {
  const token = await fresh();
  await json(await world.fetch("/v1/check?url=a.example", { token }));
  t.after(() => world.break({}));
  await world.break({ kv: "fail" });
  await json(await world.fetch("/v1/check?url=a.example", { token }));
});
