import { browser } from "wxt/browser";

type Values = Record<string, unknown>;

/** The key that what the company set last is kept under. */
export const LAST_KEY = "managed.last";
/** How long a page waits for the browser before it goes by what the company set last. */
const PATIENCE = 200;

/**
 * What the company set.
 *
 * Just after its start Chromium takes seconds to say so. Until then what was set last holds, so that a warning page does
 * not stay empty; where it turns out to be another now, whoever listens for changes is told.
 */
export async function managedArea(): Promise<Values> {
  const coming = read().then(async (values) => {
    await remember(values);
    return values;
  });
  const first = await Promise.race([coming, late()]);
  if (first) return first;
  const last = await lastKnown();
  coming.catch(() => undefined);
  return last ?? coming;
}

function late(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, undefined));
}

/** Firefox rejects where no company set anything. */
async function read(): Promise<Values> {
  try {
    return await browser.storage.managed.get(null);
  } catch (thrown) {
    if (thrown instanceof Error && /manifest not found/i.test(thrown.message)) return {};
    throw thrown;
  }
}

async function remember(values: Values): Promise<void> {
  const last = await lastKnown();
  if (last && JSON.stringify(last) === JSON.stringify(values)) return;
  // Storage that is full costs the patience only.
  await browser.storage.local.set({ [LAST_KEY]: values }).catch(() => undefined);
}

async function lastKnown(): Promise<Values | undefined> {
  const { [LAST_KEY]: last } = await browser.storage.local.get(LAST_KEY).catch(() => ({}) as Values);
  return typeof last === "object" && last !== null ? (last as Values) : undefined;
}
