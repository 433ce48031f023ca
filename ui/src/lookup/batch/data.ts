import type { Summary } from "sublet-wasm";
import { ACTIONS, type Action, CONTROLS, KINDS, type Kind, type Standing } from "../../index.ts";
import type { Batch } from "../sublet.ts";

/** The table's columns, in order. */
export const COLUMNS = ["input", "provider", "kind", "control", "score", "action"] as const;
/** A column of the table. */
export type Column = (typeof COLUMNS)[number];

/** A batch with the names behind its numbers. */
export interface BatchData {
  batch: Batch;
  providers: string[];
}

/** What a row says; null is an unreadable input. */
export function summaryOf({ batch }: BatchData, row: number): Summary | null {
  return batch.summaries.get(batch.packed[row] ?? 0) ?? null;
}

/** The provider's name, or nothing where none is known. */
export function providerOf({ providers }: BatchData, summary: Summary | null): string | undefined {
  return summary?.provider == null ? undefined : providers[summary.provider];
}

/** The rank of a summary in the order of a column other than the input. */
export function rankIn(column: Exclude<Column, "input" | "provider">, summary: Summary | null): number {
  if (summary === null) return -1;
  if (column === "score") return summary.standing === "unlisted" ? -0.5 : summary.score;
  if (column === "kind") return summary.kind == null ? KINDS.length : KINDS.indexOf(summary.kind);
  if (column === "control") return summary.control == null ? -1 : CONTROLS.indexOf(summary.control);
  return ACTIONS.indexOf(summary.action);
}

/** The value for "nothing known" in a filter. */
export const UNKNOWN = "?";

/** Which rows to show; an absent part lets everything through. */
export interface Filter {
  text: string;
  standing?: Standing | undefined;
  kind?: Kind | typeof UNKNOWN | undefined;
  provider?: string | undefined;
  action?: Action | undefined;
}

/** The filter that shows everything. */
export const EVERYTHING: Filter = { text: "" };

/** Whether the filter hides anything at all. */
export function isOpen({ text, ...rest }: Filter): boolean {
  return text === "" && Object.values(rest).every((part) => part === undefined);
}

/** The rows that pass. */
export function passing(data: BatchData, filter: Filter): Uint32Array {
  const { inputs, packed, summaries } = data.batch;
  const needle = filter.text.trim().toLowerCase();
  const good = new Set<number>();
  for (const [answer, summary] of summaries) if (passes(data, filter, summary)) good.add(answer);
  const rows = new Uint32Array(inputs.length);
  let count = 0;
  for (let row = 0; row < inputs.length; row++) {
    if (!good.has(packed[row] ?? 0)) continue;
    if (needle !== "" && !inputs[row]?.toLowerCase().includes(needle)) continue;
    rows[count++] = row;
  }
  return rows.subarray(0, count);
}

function passes(
  data: BatchData,
  { standing, kind, provider, action }: Filter,
  summary: Summary | null,
): boolean {
  if (standing && summary?.standing !== standing) return false;
  if (action && summary?.action !== action) return false;
  if (kind && (summary === null || summary.standing === "unlisted" || (summary.kind ?? UNKNOWN) !== kind))
    return false;
  return !provider || providerOf(data, summary) === provider;
}

/** How many rows one bar of a chart counts. */
export interface Count<T extends string> {
  value: T;
  count: number;
}

/** A batch counted by what it says. */
export interface Counts {
  kinds: Count<Kind | typeof UNKNOWN>[];
  providers: Count<string>[];
  actions: Count<Action>[];
}

/** Counts every row of the batch; kinds and providers are those of listed hosts, most frequent first. */
export function counted(data: BatchData): Counts {
  const kinds = new Map<Kind | typeof UNKNOWN, number>();
  const providers = new Map<string, number>();
  const actions = new Map<Action, number>();
  for (const [packed, times] of occurrences(data)) {
    const summary = data.batch.summaries.get(packed);
    if (!summary) continue;
    add(actions, summary.action, times);
    if (summary.standing === "unlisted") continue;
    add(kinds, summary.kind ?? UNKNOWN, times);
    const provider = providerOf(data, summary);
    if (provider) add(providers, provider, times);
  }
  return {
    kinds: ranked(kinds, [...KINDS, UNKNOWN]),
    providers: ranked(providers, []),
    actions: ACTIONS.map((value) => ({ value, count: actions.get(value) ?? 0 })),
  };
}

function occurrences({ batch }: BatchData): Map<number, number> {
  const times = new Map<number, number>();
  for (const packed of batch.packed) add(times, packed, 1);
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

/** A column to sort by and which way. */
export interface Order {
  column: Column;
  down: boolean;
}

/** Rows in the order asked for; equal rows keep the order of the input. */
export function ordered(data: BatchData, rows: Uint32Array, order: Order | undefined): Uint32Array {
  if (!order) return rows;
  const way = order.down ? -1 : 1;
  const compare = comparison(data, order.column);
  return rows.toSorted((a, b) => way * compare(a, b) || a - b);
}

function comparison(data: BatchData, column: Column): (a: number, b: number) => number {
  if (column === "input") {
    const { inputs } = data.batch;
    return (a, b) => compareText(inputs[a] ?? "", inputs[b] ?? "");
  }
  const ranks = ranksOf(data, column);
  const { packed } = data.batch;
  return (a, b) => (ranks.get(packed[a] ?? 0) ?? 0) - (ranks.get(packed[b] ?? 0) ?? 0);
}

/** The rank of each packed answer that occurs: far fewer than rows. */
function ranksOf(data: BatchData, column: Exclude<Column, "input">): Map<number, number> {
  if (column !== "provider") {
    return new Map([...data.batch.summaries].map(([packed, summary]) => [packed, rankIn(column, summary)]));
  }
  const named = [...data.batch.summaries].map(([packed, summary]) => ({
    packed,
    name: providerOf(data, summary),
  }));
  const names = [...new Set(named.map(({ name }) => name ?? "\uffff"))].sort(compareText);
  const places = new Map(names.map((name, at) => [name, at]));
  return new Map(named.map(({ packed, name }) => [packed, places.get(name ?? "\uffff") ?? 0]));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order after a column's head was pressed: up, down, as given. */
export function nextOrder(order: Order | undefined, column: Column): Order | undefined {
  const firstDown = column === "score" || column === "action" || column === "control";
  if (order?.column !== column) return { column, down: firstDown };
  return order.down === firstDown ? { column, down: !firstDown } : undefined;
}

/** Every row, as given. */
export function allRows({ batch }: BatchData): Uint32Array {
  return Uint32Array.from({ length: batch.inputs.length }, (_, row) => row);
}

/** The row that a key leads to from row `at` (-1: none yet), or undefined where the key leads nowhere. */
export function moved(at: number, key: string, page: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}
