import type { Area } from "./area.ts";

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
 * out to be another now, whoever listens for changes of the area is told.
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
