/** A part of the browser's storage, as far as it is used here. */
export interface Area {
  /** The values under these keys; all of them for `null`. */
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** Runs one task at a time among all pages and the background. */
export type Lock = <T>(task: () => Promise<T>) => Promise<T>;

/** The lock of this name, shared by every context of the extension. */
export function lockOf(name: string): Lock {
  return (task) => navigator.locks.request(name, task);
}

/** Whether the browser refused to store more: Chromium says so in words, Firefox by the error's name. */
export function isFull(thrown: unknown): boolean {
  return thrown instanceof Error && /quota/i.test(`${thrown.name} ${thrown.message}`);
}

type Values = Record<string, unknown>;

/** The key that what the company set last is kept under. */
export const LAST_KEY = "managed.last";
/** How long a page waits for the browser before it goes by what the company set last, in milliseconds. */
const PATIENCE = 200;

/**
 * What the company set, by what the browser says when it is asked.
 *
 * Just after its start Chromium takes seconds to say so, sometimes many. Until then what was set last
 * holds, and nothing at first, so that rules are in force at once and a warning page does not stay empty; where it turns
 * out to be another now, listeners for changes of the area are called.
 */
export function managedOf(area: Area, ask: () => Promise<Values>): () => Promise<Values> {
  /** Firefox rejects where no company set anything. */
  async function read(): Promise<Values> {
    try {
      return await ask();
    } catch (thrown) {
      if (thrown instanceof Error && /manifest not found/i.test(thrown.message)) return {};
      throw thrown;
    }
  }

  async function remember(values: Values): Promise<void> {
    const last = await lastKnown();
    if (last && JSON.stringify(last) === JSON.stringify(values)) return;
    // Storage that is full costs the patience only.
    await area.set({ [LAST_KEY]: values }).catch(() => undefined);
  }

  async function lastKnown(): Promise<Values | undefined> {
    const { [LAST_KEY]: last } = await area.get(LAST_KEY).catch(() => ({}) as Values);
    return typeof last === "object" && last !== null ? (last as Values) : undefined;
  }

  return async () => {
    const coming = read().then(async (values) => {
      await remember(values);
      return values;
    });
    const first = await Promise.race([coming, late()]);
    if (first) return first;
    coming.catch(() => undefined);
    return (await lastKnown()) ?? {};
  };
}

function late(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, undefined));
}
