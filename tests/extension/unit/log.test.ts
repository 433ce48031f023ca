import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry, Event } from "../../../extension/src/log/entry.ts";
import { CHUNK, logStoreOf, MAX_ENTRIES, type World } from "../../../extension/src/log/store.ts";
import { Memory, queue } from "./memory.ts";

const NOON = new Date(2026, 10, 22, 12);

function entry(at: number, event: Event = "stopped"): Entry {
  return {
    at: NOON.toISOString(),
    host: `h${at}.duckdns.org`,
    site: `h${at}.duckdns.org`,
    provider: "duckdns",
    level: "high",
    action: "warn",
    rule: "balanced/full-control",
    event,
    catalogue: 1,
  };
}

function world(other: Partial<World> = {}, area = new Memory()) {
  const store = logStoreOf({
    area,
    lock: queue(),
    isOn: async () => true,
    isPrivate: () => false,
    now: () => NOON,
    ...other,
  });
  return { area, store };
}

async function fill(store: ReturnType<typeof logStoreOf>, count: number, from = 0) {
  for (let at = from; at < from + count; at++) await store.record(entry(at));
}

const hosts = async (store: ReturnType<typeof logStoreOf>) => (await store.entries()).map(({ host }) => host);
const chunks = (area: Memory) => [...area.items.keys()].filter((key) => key.startsWith("log.chunk."));

test("entries come back newest first, over chunks", async () => {
  const { area, store } = world();
  await fill(store, CHUNK * 2 + 1);
  assert.deepEqual(
    await hosts(store),
    Array.from({ length: CHUNK * 2 + 1 }, (_, at) => `h${CHUNK * 2 - at}.duckdns.org`),
  );
  assert.equal(chunks(area).length, 3);
  assert.deepEqual((await store.entries()).at(-1), entry(0));
});

test("entries written at once are all there", async () => {
  const { store } = world();
  await Promise.all(Array.from({ length: 250 }, (_, at) => store.record(entry(at))));
  assert.equal(new Set(await hosts(store)).size, 250);
});

test("the oldest chunk goes when the log is full", async () => {
  const full = new Memory();
  for (let at = 0; at < MAX_ENTRIES; at += CHUNK) {
    full.items.set(
      `log.chunk.${at / CHUNK}`,
      Array.from({ length: CHUNK }, (_, place) => entry(at + place)),
    );
  }
  const { area, store } = world({}, full);
  assert.equal((await store.entries()).length, MAX_ENTRIES);
  await store.record(entry(MAX_ENTRIES));
  const kept = await hosts(store);
  assert.equal(kept.length, MAX_ENTRIES - CHUNK + 1);
  assert.equal(kept[0], `h${MAX_ENTRIES}.duckdns.org`);
  assert.equal(kept.at(-1), `h${CHUNK}.duckdns.org`);
  assert.equal(chunks(area).length, MAX_ENTRIES / CHUNK);
});

test("a corrupt chunk costs itself, a corrupt entry itself", async () => {
  for (const bad of [null, "?", { 0: "x" }, 7]) {
    const { area, store } = world();
    await fill(store, CHUNK * 2);
    area.items.set("log.chunk.1", bad);
    await fill(store, 3, CHUNK * 2);
    const kept = await hosts(store);
    assert.equal(kept.length, CHUNK + 3);
    assert.equal(kept[0], `h${CHUNK * 2 + 2}.duckdns.org`);
  }
  const { area, store } = world();
  await fill(store, 2);
  area.items.set("log.chunk.0", [entry(0), null, { host: 7 }, entry(1)]);
  assert.deepEqual(await hosts(store), ["h1.duckdns.org", "h0.duckdns.org"]);
});

test("a corrupt index is made anew from the chunks", async () => {
  for (const bad of [
    null,
    "?",
    { first: 3, last: 1, lost: 0 },
    { first: 0, last: 1e9, lost: 0 },
    undefined,
  ]) {
    const { area, store } = world();
    await fill(store, CHUNK + 5);
    area.items.set("log.index", bad);
    assert.equal((await store.entries()).length, CHUNK + 5);
    await store.record(entry(-1));
    assert.equal((await store.entries()).length, CHUNK + 6);
  }
});

test("a full storage drops the oldest chunks for the newest entry", async () => {
  const { area, store } = world();
  await fill(store, CHUNK * 3);
  area.room = area.size;
  await fill(store, CHUNK, CHUNK * 3);
  const kept = await hosts(store);
  assert.equal(kept[0], `h${CHUNK * 4 - 1}.duckdns.org`);
  assert.equal(await store.lost(), 0);
  assert.ok(area.size <= area.room);
});

test("with no room at all entries are counted as lost, and nothing fails", async () => {
  const { area, store } = world();
  await store.record(entry(0));
  area.room = area.size + 60;
  await fill(store, 3, 1);
  assert.deepEqual(await hosts(store), ["h0.duckdns.org"]);
  assert.equal(await store.lost(), 3);
});

test("a storage that fails altogether breaks no page", async () => {
  const { area, store } = world();
  area.set = async () => {
    throw new Error("IO error");
  };
  await store.record(entry(0));
  assert.deepEqual(await store.entries(), []);
});

test("with the log off decisions are counted and not written", async () => {
  const { store } = world({ isOn: async () => false });
  await store.record(entry(0));
  assert.deepEqual(await store.entries(), []);
  assert.deepEqual(await store.countsToday(), { stopped: 1, opened: 0, logged: 0 });
});

test("private windows leave no trace", async () => {
  const { area, store } = world({ isPrivate: () => true });
  await store.record(entry(0));
  assert.equal(area.items.size, 0);
});

test("events are counted by what they were, for one local day", async () => {
  let now = NOON;
  const { store } = world({ now: () => now });
  const events: Event[] = [
    "stopped",
    "frame-stopped",
    "download-stopped",
    "opened-once",
    "paused",
    "excluded",
    "logged",
    "reported",
    "reported",
  ];
  for (const [at, event] of events.entries()) await store.record(entry(at, event));
  assert.deepEqual(await store.countsToday(), { stopped: 3, opened: 3, logged: 3 });

  now = new Date(2026, 10, 23, 0, 0, 1);
  assert.deepEqual(await store.countsToday(), { stopped: 0, opened: 0, logged: 0 });
  await store.record(entry(9));
  assert.deepEqual(await store.countsToday(), { stopped: 1, opened: 0, logged: 0 });

  now = NOON;
  assert.deepEqual(await store.countsToday(), { stopped: 0, opened: 0, logged: 0 });
});

test("clearing takes every chunk, even those the index forgot, and nothing else", async () => {
  const { area, store } = world();
  await fill(store, CHUNK + 1);
  area.items.set("log.chunk.99", [entry(0)]);
  area.items.set("settings", { version: 1 });
  await store.clearLog();
  assert.deepEqual(await store.entries(), []);
  assert.deepEqual([...area.items.keys()].sort(), ["log.today", "settings"]);
  await store.record(entry(7));
  assert.deepEqual(await hosts(store), ["h7.duckdns.org"]);
});
