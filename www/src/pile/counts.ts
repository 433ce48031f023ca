import { ACTIONS, type Action, KINDS, type Kind } from "@sublet/ui";
import { type PileData, providerOf } from "./columns.ts";
import { UNKNOWN } from "./filter.ts";

/** How many rows one bar of a chart stands for. */
export interface Count<T extends string> {
  value: T;
  count: number;
}

/** A pile counted by what it says. */
export interface Counts {
  kinds: Count<Kind | typeof UNKNOWN>[];
  providers: Count<string>[];
  actions: Count<Action>[];
}

/** Counts every row of the pile; kinds and providers are those of listed hosts, most frequent first. */
export function counted(data: PileData): Counts {
  const kinds = new Map<Kind | typeof UNKNOWN, number>();
  const providers = new Map<string, number>();
  const actions = new Map<Action, number>();
  for (const [packed, times] of occurrences(data)) {
    const brief = data.pile.briefs.get(packed);
    if (!brief) continue;
    add(actions, brief.action, times);
    if (brief.standing === "unlisted") continue;
    add(kinds, brief.kind ?? UNKNOWN, times);
    const provider = providerOf(data, brief);
    if (provider) add(providers, provider, times);
  }
  return {
    kinds: ranked(kinds, [...KINDS, UNKNOWN]),
    providers: ranked(providers, []),
    actions: ACTIONS.map((value) => ({ value, count: actions.get(value) ?? 0 })),
  };
}

function occurrences({ pile }: PileData): Map<number, number> {
  const times = new Map<number, number>();
  for (const packed of pile.packed) add(times, packed, 1);
  return times;
}

function add<K>(counts: Map<K, number>, key: K, times: number) {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

function ranked<T extends string>(counts: Map<T, number>, order: readonly T[]): Count<T>[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || order.indexOf(a.value) - order.indexOf(b.value));
}
