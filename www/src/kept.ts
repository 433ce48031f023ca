import type { Place } from "./address.ts";
import { MAX_LINK } from "./engine/limits.ts";
import type { Source } from "./engine/protocol.ts";

const LIMIT = 8;
const kept = new Map<string, Source>();
let last = 0;

/** The place of a source: in the link itself, or kept in this tab when it is a file or too long. */
export function placeFor(source: Source): Place {
  if (typeof source === "string" && source.length <= MAX_LINK) return { view: "ask", text: source };
  const key = String(++last);
  kept.set(key, source);
  for (const old of kept.keys()) {
    if (kept.size <= LIMIT) break;
    kept.delete(old);
  }
  return { view: "kept", key };
}

/** What a place asks about, if it is still known. */
export function sourceAt(place: Place): Source | undefined {
  if (place.view === "ask") return place.text;
  return place.view === "kept" ? kept.get(place.key) : undefined;
}
