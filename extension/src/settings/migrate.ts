/** The version that is written today. */
export const VERSION = 1;

type Stored = Record<string, unknown>;

/** What migrations put where an early version asked for nothing. */
export interface Sentences {
  who: string;
  why: string;
}

/** How settings of a version become those of the next. What is not understood stays in place, to be refused and kept. */
const STEPS: Record<number, (stored: Stored, sentences: Sentences) => Stored> = {
  0: ({ allow, ...rest }, { who, why }) => {
    if (allow === undefined) return { ...rest, version: 1 };
    if (!Array.isArray(allow)) return { ...rest, allow, version: 1 };
    const before = Array.isArray(rest.exclusions) ? rest.exclusions : [];
    return { ...rest, exclusions: [...before, ...allow.map((host) => ({ host, who, why }))], version: 1 };
  },
};

/** The version of stored settings: early ones carried none. */
export function versionOf({ version = 0 }: Stored): number {
  return typeof version === "number" && Number.isInteger(version) && version >= 0 ? version : VERSION;
}

/** Stored settings as the present version writes them. */
export function migrate(stored: Stored, sentences: Sentences): Stored {
  let current = stored;
  for (let version = versionOf(stored); version < VERSION; version++) {
    current = STEPS[version]?.(current, sentences) ?? current;
  }
  return current;
}
