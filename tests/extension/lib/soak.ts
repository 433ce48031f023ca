/** Whom the long runs of both browsers visit. */

/** Ordinary hosts and providers' own. */
export const OWN = [
  "duckdns.org",
  "www.duckdns.org",
  "mooo.com",
  "ordinary.example",
  "other.example",
  "www.ordinary.example",
];

/** What tenants' addresses end in. */
export const TENANTS = [
  "duckdns.org",
  "mooo.com",
  "Duckdns.Org.",
  "a.b.duckdns.org",
  "mooo.com:8080",
  "DUCKDNS.org.:8080",
];

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}
