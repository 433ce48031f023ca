import type { Exclusion } from "sublet-wasm";

/** Both lists, each entry once. */
export function together(before: Exclusion[], more: Exclusion[]): Exclusion[] {
  const seen = new Set<string>();
  return [...before, ...more].filter((exclusion) => {
    const written = keyOf(exclusion);
    if (seen.has(written)) return false;
    seen.add(written);
    return true;
  });
}

/** Everything that an exclusion says, as one text. */
export function keyOf(exclusion: Exclusion): string {
  const { host, site, suffix, provider, who, why, until } = exclusion;
  return JSON.stringify([host, site, suffix, provider, who, why, until]);
}
