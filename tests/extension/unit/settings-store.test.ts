import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, MAX_KEPT, storeOf, type World } from "../../../extension/src/settings/store.ts";
import { DEFAULTS, type Settings } from "../../../extension/src/settings/types.ts";
import { Memory, queue } from "./memory.ts";
import { wasmReader } from "./reader.ts";

const reader = await wasmReader();
const NOW = new Date("2026-11-22T12:00:00Z");
const holds = { host: "evil.duckdns.org", who: "A. User", why: "My own host" };

function world(items: Record<string, unknown> = {}, other: Partial<World> = {}) {
  const area = new Memory(items);
  const store = storeOf({
    area,
    managed: async () => ({}),
    lock: queue(),
    reader: async () => reader,
    sentences: () => ({ who: "An early version", why: "Was on its list" }),
    browserLang: () => "en",
    now: () => NOW,
    ...other,
  });
  return { area, store };
}

const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);
const strict = (settings: Settings): Settings => ({ ...settings, policy: "strict" });

test("a change is written and in force", async () => {
  const { area, store } = world();
  await store.change(strict);
  assert.deepEqual(area.items.get(KEY), { ...DEFAULTS, policy: "strict" });
  assert.equal((await store.inForce()).policy.name, "strict");
});

test("changes at once all count", async () => {
  const { store } = world();
  const add = (host: string) => (settings: Settings) => ({
    ...settings,
    exclusions: [...settings.exclusions, { ...holds, host }],
  });
  const hosts = Array.from({ length: 50 }, (_, at) => `h${at}.duckdns.org`);
  await Promise.all(hosts.map((host) => store.change(add(host))));
  const { settings } = await store.inForce();
  assert.deepEqual(
    settings.exclusions.map(({ host }) => host),
    hosts,
  );
});

test("reading writes nothing, and what is refused is moved aside before it is written over", async () => {
  const stored = { version: 1, policy: "lenient", exclusions: [holds, { host: "x" }], log: false };
  const { area, store } = world({ [KEY]: stored });
  assert.deepEqual(codes(await store.inForce()), ["refused", "refused"]);
  assert.deepEqual(area.items.get(KEY), stored);
  assert.deepEqual(await store.keptAside(), []);

  await store.change((settings) => ({ ...settings, frames: "block" }));
  assert.deepEqual(area.items.get(KEY), { ...DEFAULTS, exclusions: [holds], log: false, frames: "block" });
  assert.deepEqual(codes(await store.inForce()), []);
  const kept = await store.keptAside();
  assert.deepEqual(
    kept.map(({ at, path, value }) => [at, path, value]),
    [
      [NOW.toISOString(), "policy", "lenient"],
      [NOW.toISOString(), "exclusions[1]", { host: "x" }],
    ],
  );
  await store.clearKeptAside();
  assert.deepEqual(await store.keptAside(), []);
});

test("only so much is kept aside, the newest", async () => {
  const list = Array.from({ length: MAX_KEPT + 20 }, (_, at) => at);
  const { store } = world({ [KEY]: { version: 1, exclusions: list } });
  await store.change(strict);
  const kept = await store.keptAside();
  assert.equal(kept.length, MAX_KEPT);
  assert.equal(kept.at(-1)?.value, MAX_KEPT + 19);
});

test("an invalid change is refused and changes nothing", async () => {
  const { area, store } = world({ [KEY]: { ...DEFAULTS, exclusions: [holds] } });
  const before = structuredClone(area.items);
  const bad: ((settings: Settings) => unknown)[] = [
    (settings) => ({ ...settings, policy: "lenient" }),
    (settings) => ({ ...settings, exclusions: [{ ...holds, why: " " }] }),
    (settings) => ({ ...settings, own: { name: "mine", rules: [{ id: "a", action: "block" }] } }),
    (settings) => ({ ...settings, colour: "red" }),
    () => null,
  ];
  for (const edit of bad) {
    await assert.rejects(store.change(edit as (settings: Settings) => Settings), { code: "invalid" });
    assert.deepEqual(area.items, before);
  }
});

test("a change that throws frees the lock and changes nothing", async () => {
  const { area, store } = world();
  const failing = store.change(() => {
    throw new RangeError("no");
  });
  await assert.rejects(failing, RangeError);
  assert.equal(area.items.size, 0);
  await store.change(strict);
});

test("settings of a newer version are used and never written", async () => {
  const stored = { version: 2, policy: "strict", shape: "round" };
  const { area, store } = world({ [KEY]: stored });
  const inForce = await store.inForce();
  assert.equal(inForce.policy.name, "strict");
  assert.ok(codes(inForce).includes("newer-version"));
  await assert.rejects(store.change(strict), { code: "newer-version" });
  assert.deepEqual([...area.items], [[KEY, stored]]);
});

test("a full storage refuses the change and keeps what was there", async () => {
  const { area, store } = world({ [KEY]: DEFAULTS });
  area.room = area.size + 40;
  const long = { ...holds, why: "x".repeat(100) };
  const change = store.change((settings) => ({ ...settings, exclusions: [long] }));
  await assert.rejects(change, { code: "storage-full" });
  assert.deepEqual([...area.items], [[KEY, DEFAULTS]]);
});

test("where there is no room to keep a value aside nothing is written over it", async () => {
  const stored = { version: 1, policy: "lenient" };
  const { area, store } = world({ [KEY]: stored });
  area.room = area.size + 10;
  await assert.rejects(store.change(strict), { code: "storage-full" });
  assert.deepEqual([...area.items], [[KEY, stored]]);
});

test("a storage that cannot be read gives the built-in policy, says so and is not written to", async () => {
  const { area, store } = world();
  area.get = async () => {
    throw new Error("Corruption: bad block");
  };
  area.set = async () => assert.fail("written to");
  const inForce = await store.inForce();
  assert.equal(inForce.policy.name, "balanced");
  assert.deepEqual(inForce.problems, [{ code: "storage-unreadable", detail: "Corruption: bad block" }]);
  await assert.rejects(store.change(strict), { code: "storage-unreadable" });
});

test("any other failure to write is told as such", async () => {
  const { area, store } = world();
  area.set = async () => {
    throw new Error("IO error: .../LOCK");
  };
  await assert.rejects(store.change(strict), { code: "storage-failed" });
});

test("without the classifier settings load by their shape, and say so", async () => {
  const reader = async () => {
    throw new Error("no Wasm here");
  };
  const own = { name: "mine", default: "warn", rules: [], exclusions: [] };
  const { store } = world({ [KEY]: { ...DEFAULTS, policy: "own", own } }, { reader });
  const inForce = await store.inForce();
  assert.deepEqual(inForce.policy, own);
  assert.deepEqual(inForce.problems, [{ code: "unchecked", detail: "no Wasm here" }]);
  await store.change((settings) => ({ ...settings, exclusions: [holds] }));
  assert.deepEqual((await store.inForce()).policy.exclusions, [holds]);
});

test("managed settings that cannot be read are told and leave the user's in force", async () => {
  const managed = async () => {
    throw new Error("bad manifest");
  };
  const { store } = world({ [KEY]: { ...DEFAULTS, policy: "strict" } }, { managed });
  const inForce = await store.inForce();
  assert.equal(inForce.policy.name, "strict");
  assert.deepEqual(inForce.problems, [{ code: "managed-unreadable", detail: "bad manifest" }]);
});
