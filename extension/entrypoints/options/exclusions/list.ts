import type { Exclusion, Lang, Verdict } from "sublet-wasm/extension";

/** What reads hosts. */
type Checks = { check(text: string, lang: Lang): Verdict };

/** What an exclusion can name, from the narrowest to the widest. */
export const TARGETS = ["host", "site", "suffix", "provider"] as const;
export type Target = (typeof TARGETS)[number];

/** What an exclusion names. */
export function targetOf(exclusion: Exclusion): { target: Target; name: string } {
  const target = TARGETS.find((target) => exclusion[target] !== undefined) ?? "host";
  return { target, name: exclusion[target] ?? "" };
}

/** A pasted URL or an upper-case host as verdicts write it; what cannot be read stays, for the policy to refuse. */
export function canonical(classifier: Checks | null, target: Target, text: string): string {
  const asked = text.trim();
  if (!classifier || target === "provider") return asked;
  try {
    const { host, site } = classifier.check(asked, "en");
    if (target === "site") return site ?? host;
    return target === "host" ? host : asked.toLowerCase().replace(/^\*?\./, "");
  } catch {
    return asked;
  }
}

/** The moment an exclusion ends: a date ends with its last moment in UTC. */
export function endOf({ until }: Exclusion): Date | null {
  if (until === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(until);
  const moment = Date.parse(day ? `${until}T23:59:59.999Z` : until);
  return Number.isNaN(moment) ? null : new Date(moment);
}

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
