import type { Action, Kind, Standing } from "@sublet/ui";
import type { Brief } from "sublet-wasm";
import { type PileData, providerOf } from "./columns.ts";

/** The value that stands for "nothing known" in a filter. */
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
export function passing(data: PileData, filter: Filter): Uint32Array {
  const { inputs, packed, briefs } = data.pile;
  const needle = filter.text.trim().toLowerCase();
  const good = new Set<number>();
  for (const [answer, brief] of briefs) if (passes(data, filter, brief)) good.add(answer);
  const rows = new Uint32Array(inputs.length);
  let count = 0;
  for (let row = 0; row < inputs.length; row++) {
    if (!good.has(packed[row] ?? 0)) continue;
    if (needle !== "" && !inputs[row]?.toLowerCase().includes(needle)) continue;
    rows[count++] = row;
  }
  return rows.subarray(0, count);
}

function passes(data: PileData, { standing, kind, provider, action }: Filter, brief: Brief | null): boolean {
  if (standing && brief?.standing !== standing) return false;
  if (action && brief?.action !== action) return false;
  if (kind && (brief === null || brief.standing === "unlisted" || (brief.kind ?? UNKNOWN) !== kind))
    return false;
  return !provider || providerOf(data, brief) === provider;
}
