import { ask } from "./ask.ts";
import type { PolicyStore } from "./types.ts";

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
