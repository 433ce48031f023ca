import { type Area, isFull, type Lock } from "./area.ts";
import { messageOf } from "./fields.ts";
import { merge, readManaged } from "./managed.ts";
import { type Read, type RefusedValue, readSettings, type Sentences } from "./read.ts";
import { type PolicyReader, shapeReader } from "./reader.ts";
import { type InForce, type KeptAside, type Problem, type Settings, SettingsError } from "./types.ts";

/** The key that settings are stored under. */
export const KEY = "settings";
/** The key that refused values are moved to. */
export const KEPT_KEY = "settings.kept-aside";
/** The most values kept aside; the oldest go first. */
export const MAX_KEPT = 100;

/** What the store needs of the world. */
export interface World {
  area: Area;
  /** What the company set; nothing where there is no company. */
  managed(): Promise<unknown>;
  lock: Lock;
  /** The classifier; rejects where it cannot start. */
  reader(): Promise<PolicyReader>;
  sentences(): Sentences;
  browserLang(): string;
  now(): Date;
}

/** Settings over a storage area. */
export function storeOf(world: World) {
  /** The settings in force; never fails, but says what went wrong. */
  async function inForce(): Promise<InForce> {
    const problems: Problem[] = [];
    const reader = await world.reader().catch((thrown) => {
      problems.push({ code: "unchecked", detail: messageOf(thrown) });
      return shapeReader;
    });
    const { settings, refused, newer } = await read(reader).catch((thrown): Read => {
      problems.push({ code: "storage-unreadable", detail: messageOf(thrown) });
      return readSettings(undefined, reader, world.sentences());
    });
    if (newer) problems.push({ code: "newer-version", detail: "" });
    for (const { path, detail } of refused) problems.push({ code: "refused", detail: `${path}: ${detail}` });

    const managed = await world.managed().catch((thrown) => {
      problems.push({ code: "managed-unreadable", detail: messageOf(thrown) });
      return {};
    });
    const merged = merge(settings, readManaged(managed, reader), world.browserLang());
    return { ...merged, problems: [...merged.problems, ...problems] };
  }

  /** Changes the settings as they are at that moment. What cannot be read is kept aside before it is written over. */
  function change(edit: (settings: Settings) => Settings): Promise<Settings> {
    return world.lock(async () => {
      const reader = await world.reader().catch(() => shapeReader);
      const { settings, refused, newer } = await read(reader).catch((thrown) => {
        throw new SettingsError("storage-unreadable", messageOf(thrown));
      });
      if (newer) throw new SettingsError("newer-version", "a newer version of Sublet wrote these settings");
      const next = edit(structuredClone(settings));
      check(next, reader, world.sentences());
      await keepAside(refused);
      await write({ [KEY]: next });
      return next;
    });
  }

  async function read(reader: PolicyReader): Promise<Read> {
    const { [KEY]: stored } = await world.area.get(KEY);
    return readSettings(stored, reader, world.sentences());
  }

  async function keepAside(refused: RefusedValue[]) {
    if (refused.length === 0) return;
    const at = world.now().toISOString();
    const kept = [...(await keptAside()), ...refused.map((value) => ({ at, ...value }))];
    await write({ [KEPT_KEY]: kept.slice(-MAX_KEPT) });
  }

  /** What could not be read and was written over since, oldest first. */
  async function keptAside(): Promise<KeptAside[]> {
    const { [KEPT_KEY]: kept } = await world.area.get(KEPT_KEY);
    return Array.isArray(kept) ? kept : [];
  }

  function clearKeptAside(): Promise<void> {
    return world.lock(() => world.area.remove(KEPT_KEY));
  }

  async function write(items: Record<string, unknown>) {
    await world.area.set(items).catch((thrown) => {
      throw new SettingsError(isFull(thrown) ? "storage-full" : "storage-failed", messageOf(thrown));
    });
  }

  return { inForce, change, keptAside, clearKeptAside };
}

/** What is about to be written must be read again without a word. */
function check(next: Settings, reader: PolicyReader, sentences: Sentences) {
  const [first] = readSettings(next, reader, sentences).refused;
  if (first) throw new SettingsError("invalid", `${first.path}: ${first.detail}`);
}
