import type { Place } from "./address.ts";
import { MAX_LINK } from "./engine/limits.ts";
import type { Question } from "./engine/protocol.ts";

const LIMIT = 8;
const kept = new Map<string, Question>();
let last = 0;

/** The place of a question: in the link itself, or kept in this tab when it is a file or too long. */
export function placeFor(question: Question): Place {
  const { source, through } = question;
  if (typeof source === "string" && source.length <= MAX_LINK) {
    return { view: through ? "list" : "ask", text: source };
  }
  const key = String(++last);
  kept.set(key, question);
  for (const old of kept.keys()) {
    if (kept.size <= LIMIT) break;
    kept.delete(old);
  }
  return { view: "kept", key };
}

/** What a place asks about, if it is still known. */
export function questionAt(place: Place): Question | undefined {
  if (place.view === "ask") return { source: place.text, through: false };
  if (place.view === "list") return { source: place.text, through: true };
  return place.view === "kept" ? kept.get(place.key) : undefined;
}
