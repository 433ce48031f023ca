import { type Column, type PileData, providerOf, rankIn } from "./columns.ts";

/** A column to sort by and which way. */
export interface Order {
  column: Column;
  down: boolean;
}

/** Rows in the order asked for; equal rows keep the order of the input. */
export function ordered(data: PileData, rows: Uint32Array, order: Order | undefined): Uint32Array {
  if (!order) return rows;
  const way = order.down ? -1 : 1;
  const compare = comparison(data, order.column);
  return rows.toSorted((a, b) => way * compare(a, b) || a - b);
}

function comparison(data: PileData, column: Column): (a: number, b: number) => number {
  if (column === "input") {
    const { inputs } = data.pile;
    return (a, b) => compareText(inputs[a] ?? "", inputs[b] ?? "");
  }
  const ranks = ranksOf(data, column);
  const { packed } = data.pile;
  return (a, b) => (ranks.get(packed[a] ?? 0) ?? 0) - (ranks.get(packed[b] ?? 0) ?? 0);
}

/** The rank of each packed answer that occurs: far fewer than rows. */
function ranksOf(data: PileData, column: Exclude<Column, "input">): Map<number, number> {
  if (column !== "provider") {
    return new Map([...data.pile.briefs].map(([packed, brief]) => [packed, rankIn(column, brief)]));
  }
  const named = [...data.pile.briefs].map(([packed, brief]) => ({ packed, name: providerOf(data, brief) }));
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
export function allRows({ pile }: PileData): Uint32Array {
  return Uint32Array.from({ length: pile.inputs.length }, (_, row) => row);
}
