import { type Area, isFull, type Lock } from "../settings/area.ts";
import type { Counts, Entry, Event } from "./entry.ts";

/** The entries of one stored chunk. */
export const CHUNK = 200;
/** The most entries kept; the oldest chunk goes when a new one would pass this. */
export const MAX_ENTRIES = 5_000;

const PREFIX = "log.chunk.";
const INDEX = "log.index";
const TODAY = "log.today";
const chunkKey = (at: number) => `${PREFIX}${at}`;

/** Which chunks there are, and how many entries the storage was too full for. */
interface Index {
  first: number;
  last: number;
  lost: number;
}

/** What the log needs of the world. */
export interface World {
  area: Area;
  lock: Lock;
  isOn(): Promise<boolean>;
  isPrivate(): boolean;
  now(): Date;
}

/** The decision log over a storage area. */
export function logStoreOf({ area, lock, isOn, isPrivate, now }: World) {
  /** Writes a decision down, if the log is on, and counts it. Never fails: a page must not break over its log. */
  async function record(entry: Entry): Promise<void> {
    if (isPrivate()) return;
    await lock(async () => {
      await count(entry).catch(() => undefined);
      if (await isOn()) await append(entry).catch(() => undefined);
    }).catch(() => undefined);
  }

  async function count({ event }: Entry) {
    const { [TODAY]: stored } = await area.get(TODAY);
    await area.set({ [TODAY]: counted(stored, event, now()) });
  }

  async function append(entry: Entry) {
    const index = await readIndex();
    const { [chunkKey(index.last)]: stored } = await area.get(chunkKey(index.last));
    const chunk = stored ?? [];
    const goesOn = Array.isArray(chunk) && chunk.length < CHUNK;
    const last = goesOn ? index.last : index.last + 1;
    const kept = await dropTo(Math.max(index.first, last - MAX_ENTRIES / CHUNK + 1), { ...index, last });
    await insist(goesOn ? [...chunk, entry] : [entry], kept);
  }

  /** Writes the last chunk; while there is no room the oldest goes. */
  async function insist(chunk: unknown[], index: Index) {
    try {
      await area.set({ [chunkKey(index.last)]: chunk, [INDEX]: index });
    } catch (thrown) {
      if (!isFull(thrown)) throw thrown;
      if (index.first < index.last) return insist(chunk, await dropTo(index.first + 1, index));
      await area.set({ [INDEX]: { ...index, lost: index.lost + 1 } });
    }
  }

  async function dropTo(first: number, index: Index): Promise<Index> {
    const gone = [];
    for (let at = index.first; at < first; at++) gone.push(chunkKey(at));
    if (gone.length > 0) await area.remove(gone);
    return { ...index, first };
  }

  async function readIndex(): Promise<Index> {
    const { [INDEX]: stored } = await area.get(INDEX);
    return isIndex(stored) ? stored : indexOf(await area.get(null));
  }

  /** Every entry that can be read, newest first. */
  async function entries(): Promise<Entry[]> {
    const { first, last } = await readIndex();
    const keys = [];
    for (let at = last; at >= first; at--) keys.push(chunkKey(at));
    const stored = await area.get(keys);
    return keys.flatMap((key) => readable(stored[key]).reverse());
  }

  /** How many entries the storage was too full for since the log was last cleared. */
  async function lost(): Promise<number> {
    return (await readIndex()).lost;
  }

  function clearLog(): Promise<void> {
    return lock(async () => {
      const keys = Object.keys(await area.get(null)).filter((key) => key.startsWith(PREFIX));
      await area.remove([...keys, INDEX]);
    });
  }

  async function countsToday(): Promise<Counts> {
    const { [TODAY]: stored } = await area.get(TODAY);
    const { stopped, opened, logged } = dayOf(stored, now());
    return { stopped, opened, logged };
  }

  return { record, entries, lost, clearLog, countsToday };
}

function isIndex(stored: unknown): stored is Index {
  const { first, last, lost } = (stored ?? {}) as Partial<Record<keyof Index, unknown>>;
  const whole = [first, last, lost].every((number) => Number.isSafeInteger(number) && Number(number) >= 0);
  return whole && Number(last) - Number(first) >= 0 && Number(last) - Number(first) < MAX_ENTRIES / CHUNK;
}

/** The index made anew from the chunks that are there. */
function indexOf(stored: Record<string, unknown>): Index {
  const places = Object.keys(stored)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => Number(key.slice(PREFIX.length)))
    .filter((place) => Number.isSafeInteger(place) && place >= 0);
  if (places.length === 0) return { first: 0, last: 0, lost: 0 };
  const last = Math.max(...places);
  return { first: Math.max(Math.min(...places), last - MAX_ENTRIES / CHUNK + 1), last, lost: 0 };
}

/** The entries of a chunk that are entries; a chunk may be anything by now. */
function readable(chunk: unknown): Entry[] {
  return Array.isArray(chunk) ? chunk.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { at, host, event, rule, action } = value as Partial<Record<keyof Entry, unknown>>;
  return [at, host, event, rule, action].every((field) => typeof field === "string");
}

/** The counts of one day. */
export interface Day extends Counts {
  /** The local date, as in 2026-11-22. */
  day: string;
}

const COUNTED: Record<Event, keyof Counts> = {
  stopped: "stopped",
  "frame-stopped": "stopped",
  "download-stopped": "stopped",
  "opened-once": "opened",
  paused: "opened",
  excluded: "opened",
  logged: "logged",
  reported: "logged",
};

/** The counts after one more event; another day, before or after, begins at nothing. */
export function counted(stored: unknown, event: Event, now: Date): Day {
  const today = dayOf(stored, now);
  const key = COUNTED[event];
  return { ...today, [key]: today[key] + 1 };
}

/** The stored counts, if they are today's. */
export function dayOf(stored: unknown, now: Date): Day {
  const day = localDate(now);
  const { stopped, opened, logged, day: of } = (stored ?? {}) as Partial<Record<keyof Day, unknown>>;
  if (of !== day) return { day, stopped: 0, opened: 0, logged: 0 };
  return { day, stopped: whole(stopped), opened: whole(opened), logged: whole(logged) };
}

function whole(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 0;
}

function localDate(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
