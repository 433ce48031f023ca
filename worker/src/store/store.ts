import { Problem } from "../problem.ts";
import type { PolicyStore } from "./types.ts";

/** How long an answer waits for a policy or a token, in milliseconds. */
const PATIENCE = 2_000;

/** What a store answers; throws the problem `store-failed` where it fails or does not answer in time. */
export async function ask<T>(question: Promise<T>): Promise<T> {
  try {
    return await within(PATIENCE, question);
  } catch (cause) {
    console.error("a store failed:", cause);
    throw new Problem(
      503,
      "store-failed",
      {
        en: "The store of this worker does not answer as it should. Try again later.",
        ja: "このワーカーの保存領域が正しく応答しません。後でもう一度お試しください。",
      },
      { headers: { "retry-after": "5" }, cause },
    );
  }
}

/** A store did not answer in time: what was asked of it may or may not have happened. */
export class TooSlow extends Error {
  override name = "TooSlow";
}

/** The promise, or `TooSlow` once `limit` milliseconds have passed. */
export async function within<T>(limit: number, promise: Promise<T>): Promise<T> {
  let timer: number | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`no answer within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The names below a prefix, without it, in byte order. */
export async function namesOf(store: PolicyStore, prefix: string): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(store.list(cursor === undefined ? { prefix } : { prefix, cursor }));
    names.push(...page.keys.map(({ name }) => name.slice(prefix.length)));
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
  return names;
}
