import type { Position } from "./book.ts";

/** A position as the text that callers hand back unread. */
export function writeCursor({ at, id }: Position): string {
  return btoa(`${at}.${id}`).replace(/=+$/, "");
}

/** The position, or `undefined` where the text is none of ours. */
export function readCursor(cursor: string): Position | undefined {
  try {
    const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(atob(cursor)) ?? [];
    return at === undefined || id === undefined ? undefined : { at: Number(at), id: Number(id) };
  } catch {
    return undefined;
  }
}
