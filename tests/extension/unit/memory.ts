import type { Area, Lock } from "../../../extension/src/settings/area.ts";

/** A storage area in memory: what goes in comes out as a copy, and there is only so much room. */
export class Memory implements Area {
  readonly items = new Map<string, unknown>();
  /** How many characters of JSON fit. */
  room = Number.POSITIVE_INFINITY;

  constructor(items: Record<string, unknown> = {}) {
    for (const [key, value] of Object.entries(items)) this.items.set(key, value);
  }

  async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    const asked = keys === null ? [...this.items.keys()] : [keys].flat();
    const found = asked.filter((key) => this.items.has(key));
    return structuredClone(Object.fromEntries(found.map((key) => [key, this.items.get(key)])));
  }

  async set(items: Record<string, unknown>): Promise<void> {
    const after = new Map([...this.items, ...Object.entries(structuredClone(items))]);
    if (sizeOf(after) > this.room) throw new Error("Resource::kQuotaBytes quota exceeded");
    for (const [key, value] of after) this.items.set(key, value);
  }

  async remove(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) this.items.delete(key);
  }

  get size(): number {
    return sizeOf(this.items);
  }
}

function sizeOf(items: Map<string, unknown>): number {
  return [...items].reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);
}

/** A lock for one process: tasks run in the order they came. */
export function queue(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}
