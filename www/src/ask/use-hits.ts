import { useEffect, useState } from "preact/hooks";
import type { Hit } from "sublet-wasm";
import type { Engine } from "../engine/engine.ts";
import { MAX_TERM } from "../engine/limits.ts";

const SHOWN = 8;
const NONE: Hit[] = [];

/** What the catalogue knows that begins or sounds like the term; the answer to the latest term wins. */
export function useHits(engine: Engine, term: string): Hit[] {
  const [hits, setHits] = useState(NONE);
  const asked = term.trim();
  const sensible = asked.length > 1 && asked.length <= MAX_TERM && !/\s/.test(asked);
  useEffect(() => {
    if (!sensible) {
      setHits(NONE);
      return;
    }
    let stale = false;
    engine.call("search", asked, SHOWN).then(
      (found) => !stale && setHits(found),
      () => !stale && setHits(NONE),
    );
    return () => {
      stale = true;
    };
  }, [engine, asked, sensible]);
  return hits;
}
