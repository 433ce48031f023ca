import { ACTIONS, CONTROLS, KINDS } from "@sublet/ui";
import type { Brief } from "sublet-wasm";
import type { Pile } from "../engine/protocol.ts";

/** The table's columns, in order. */
export const COLUMNS = ["input", "provider", "kind", "control", "score", "action"] as const;
/** A column of the table. */
export type Column = (typeof COLUMNS)[number];

/** A pile with what its numbers stand for. */
export interface PileData {
  pile: Pile;
  providers: string[];
}

/** What a row says; null is an unreadable input. */
export function briefOf({ pile }: PileData, row: number): Brief | null {
  return pile.briefs.get(pile.packed[row] ?? 0) ?? null;
}

/** The provider's name, or nothing where none is known. */
export function providerOf({ providers }: PileData, brief: Brief | null): string | undefined {
  return brief?.provider == null ? undefined : providers[brief.provider];
}

/** Where a brief stands in the order of a column other than the input. */
export function rankIn(column: Exclude<Column, "input" | "provider">, brief: Brief | null): number {
  if (brief === null) return -1;
  if (column === "score") return brief.standing === "unlisted" ? -0.5 : brief.score;
  if (column === "kind") return brief.kind == null ? KINDS.length : KINDS.indexOf(brief.kind);
  if (column === "control") return brief.control == null ? -1 : CONTROLS.indexOf(brief.control);
  return ACTIONS.indexOf(brief.action);
}
