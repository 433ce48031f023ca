import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST_KEY, managedOf } from "../../../extension/src/settings/area.ts";
import { Memory } from "./memory.ts";

const STRICT = { policy: "strict" };

test("what the browser says at once holds, and is remembered", async () => {
  const area = new Memory({ [LAST_KEY]: { policy: "monitor" } });
  assert.deepEqual(await managedOf(area, async () => STRICT)(), STRICT);
  assert.deepEqual(area.items.get(LAST_KEY), STRICT);
});

test("a browser that is slow to say is not waited for when nothing was ever set", async () => {
  const area = new Memory();
  const { promise, resolve } = Promise.withResolvers<typeof STRICT>();
  assert.deepEqual(await managedOf(area, () => promise)(), {});
  assert.equal(area.items.has(LAST_KEY), false);

  const { promise: stored, resolve: store } = Promise.withResolvers<void>();
  const set = area.set.bind(area);
  area.set = (items) => set(items).then(store);
  resolve(STRICT);
  await stored;
  assert.deepEqual(area.items.get(LAST_KEY), STRICT);
});

test("what was set last holds until the browser says more", async () => {
  const area = new Memory({ [LAST_KEY]: STRICT });
  assert.deepEqual(await managedOf(area, () => new Promise(() => {}))(), STRICT);
});

test("a browser without any company's settings has none", async () => {
  const ask = () => Promise.reject(new Error("Managed storage manifest not found"));
  assert.deepEqual(await managedOf(new Memory(), ask)(), {});
});

test("a browser that cannot say is an error, not a company without settings", async () => {
  await assert.rejects(
    managedOf(new Memory(), () => Promise.reject(new Error("out of order")))(),
    /out of order/,
  );
});

test("storage that is full takes nothing from the answer", async () => {
  const area = new Memory();
  area.room = 0;
  assert.deepEqual(await managedOf(area, async () => STRICT)(), STRICT);
});
