import assert from "node:assert/strict";
import { test } from "node:test";
import { bookOf, CHUNK, MOST, type World } from "../../../extension/src/log/book.ts";
import type { Entry, Event } from "../../../extension/src/log/types.ts";
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
  const book = bookOf({
    area,
    lock: queue(),
    isOn: async () => true,
    isPrivate: () => false,
    now: () => NOON,
    ...other,
  });
  return { area, book };
}

async function fill(book: ReturnType<typeof bookOf>, count: number, from = 0) {
  for (let at = from; at < from + count; at++) await book.record(entry(at));
}

const hosts = async (book: ReturnType<typeof bookOf>) => (await book.entries()).map(({ host }) => host);
const chunks = (area: Memory) => [...area.items.keys()].filter((key) => key.startsWith("log.chunk."));

test("entries come back newest first, over chunks", async () => {
  const { area, book } = world();
  await fill(book, CHUNK * 2 + 1);
  assert.deepEqual(
    await hosts(book),
    Array.from({ length: CHUNK * 2 + 1 }, (_, at) => `h${CHUNK * 2 - at}.duckdns.org`),
  );
  assert.equal(chunks(area).length, 3);
  assert.deepEqual((await book.entries()).at(-1), entry(0));
});

test("entries written at once are all there", async () => {
  const { book } = world();
  await Promise.all(Array.from({ length: 250 }, (_, at) => book.record(entry(at))));
  assert.equal(new Set(await hosts(book)).size, 250);
});

test("the oldest chunk goes when the log is full", async () => {
  const full = new Memory();
  for (let at = 0; at < MOST; at += CHUNK) {
    full.items.set(
      `log.chunk.${at / CHUNK}`,
      Array.from({ length: CHUNK }, (_, place) => entry(at + place)),
    );
  }
  const { area, book } = world({}, full);
  assert.equal((await book.entries()).length, MOST);
  await book.record(entry(MOST));
  const kept = await hosts(book);
  assert.equal(kept.length, MOST - CHUNK + 1);
  assert.equal(kept[0], `h${MOST}.duckdns.org`);
  assert.equal(kept.at(-1), `h${CHUNK}.duckdns.org`);
  assert.equal(chunks(area).length, MOST / CHUNK);
});

test("a corrupt chunk costs itself, a corrupt entry itself", async () => {
  for (const bad of [null, "?", { 0: "x" }, 7]) {
    const { area, book } = world();
    await fill(book, CHUNK * 2);
    area.items.set("log.chunk.1", bad);
    await fill(book, 3, CHUNK * 2);
    const kept = await hosts(book);
    assert.equal(kept.length, CHUNK + 3);
    assert.equal(kept[0], `h${CHUNK * 2 + 2}.duckdns.org`);
  }
  const { area, book } = world();
  await fill(book, 2);
  area.items.set("log.chunk.0", [entry(0), null, { host: 7 }, entry(1)]);
  assert.deepEqual(await hosts(book), ["h1.duckdns.org", "h0.duckdns.org"]);
});

test("a corrupt index is made anew from the chunks", async () => {
  for (const bad of [
    null,
    "?",
    { first: 3, last: 1, lost: 0 },
    { first: 0, last: 1e9, lost: 0 },
    undefined,
  ]) {
    const { area, book } = world();
    await fill(book, CHUNK + 5);
    area.items.set("log.index", bad);
    assert.equal((await book.entries()).length, CHUNK + 5);
    await book.record(entry(-1));
    assert.equal((await book.entries()).length, CHUNK + 6);
  }
});

test("a full storage drops the oldest chunks for the newest entry", async () => {
  const { area, book } = world();
  await fill(book, CHUNK * 3);
  area.room = area.size;
  await fill(book, CHUNK, CHUNK * 3);
  const kept = await hosts(book);
  assert.equal(kept[0], `h${CHUNK * 4 - 1}.duckdns.org`);
  assert.equal(await book.lost(), 0);
  assert.ok(area.size <= area.room);
});

test("with no room at all entries are counted as lost, and nothing fails", async () => {
  const { area, book } = world();
  await book.record(entry(0));
  area.room = area.size + 60;
  await fill(book, 3, 1);
  assert.deepEqual(await hosts(book), ["h0.duckdns.org"]);
  assert.equal(await book.lost(), 3);
});

test("a storage that fails altogether breaks no page", async () => {
  const { area, book } = world();
  area.set = async () => {
    throw new Error("IO error");
  };
  await book.record(entry(0));
  assert.deepEqual(await book.entries(), []);
});

test("with the log off decisions are counted and not written", async () => {
  const { book } = world({ isOn: async () => false });
  await book.record(entry(0));
  assert.deepEqual(await book.entries(), []);
  assert.deepEqual(await book.countsToday(), { stopped: 1, opened: 0, logged: 0 });
});

test("private windows leave no trace", async () => {
  const { area, book } = world({ isPrivate: () => true });
  await book.record(entry(0));
  assert.equal(area.items.size, 0);
});

test("events are counted by what they were, for one local day", async () => {
  let now = NOON;
  const { book } = world({ now: () => now });
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
  for (const [at, event] of events.entries()) await book.record(entry(at, event));
  assert.deepEqual(await book.countsToday(), { stopped: 3, opened: 3, logged: 3 });

  now = new Date(2026, 10, 23, 0, 0, 1);
  assert.deepEqual(await book.countsToday(), { stopped: 0, opened: 0, logged: 0 });
  await book.record(entry(9));
  assert.deepEqual(await book.countsToday(), { stopped: 1, opened: 0, logged: 0 });

  now = NOON;
  assert.deepEqual(await book.countsToday(), { stopped: 0, opened: 0, logged: 0 });
});

test("clearing takes every chunk, even those the index forgot, and nothing else", async () => {
  const { area, book } = world();
  await fill(book, CHUNK + 1);
  area.items.set("log.chunk.99", [entry(0)]);
  area.items.set("settings", { version: 1 });
  await book.clearLog();
  assert.deepEqual(await book.entries(), []);
  assert.deepEqual([...area.items.keys()].sort(), ["log.today", "settings"]);
  await book.record(entry(7));
  assert.deepEqual(await hosts(book), ["h7.duckdns.org"]);
});
