import type { Exclusion } from "sublet-wasm/extension";
import { exclusion, type Field, isRecord, oneOf, policy, Refused, shown, yesOrNo } from "./fields.ts";
import type { PolicyReader } from "./reader.ts";
import { DEFAULTS, LANG_CHOICES, POLICY_CHOICES, type Settings, STEP_CHOICES } from "./types.ts";

/** A stored value that was refused. */
export interface RefusedValue {
  path: string;
  detail: string;
  value: unknown;
}

/** Stored settings as far as they can be used. */
export interface Read {
  settings: Settings;
  refused: RefusedValue[];
  /** A newer version wrote them: they must not be written over. */
  newer: boolean;
}

/** Reads what is stored field by field and exclusion by exclusion, so that one bad value costs no other. */
export function readSettings(stored: unknown, reader: PolicyReader, sentences: Sentences): Read {
  if (stored === undefined) return { settings: structuredClone(DEFAULTS), refused: [], newer: false };
  if (!isRecord(stored)) {
    const whole = { path: "settings", detail: `expected an object; got ${shown(stored)}`, value: stored };
    return { settings: structuredClone(DEFAULTS), refused: [whole], newer: false };
  }
  const fields = migrate(stored, sentences);
  const { settings, refused } = readFields(fields, reader);
  return { settings, refused, newer: versionOf(stored) > VERSION };
}

function readFields(fields: Record<string, unknown>, reader: PolicyReader): Omit<Read, "newer"> {
  const refused: RefusedValue[] = [];
  const { version, exclusions, ...others } = fields;
  const settings = structuredClone(DEFAULTS);
  const known = fieldsOf(reader);

  if (version !== undefined && !(typeof version === "number" && version >= VERSION)) {
    refused.push({ path: "version", detail: `expected ${VERSION}; got ${shown(version)}`, value: version });
  }
  for (const [key, value] of Object.entries(others)) {
    const field = Object.hasOwn(known, key) ? known[key as keyof typeof known] : unknownKey;
    attempt(key, value, refused, () => Object.assign(settings, { [key]: field(value) }));
  }
  if (exclusions !== undefined) settings.exclusions = readExclusions(exclusions, reader, refused);
  return { settings, refused };
}

/** How each field is read; `version` and `exclusions` are read apart. */
export function fieldsOf(reader: PolicyReader) {
  const read = policy(reader);
  return {
    policy: oneOf(POLICY_CHOICES),
    own: (value: unknown) => (value === null ? null : read(value)),
    frames: oneOf(STEP_CHOICES),
    downloads: oneOf(STEP_CHOICES),
    readAhead: yesOrNo,
    log: yesOrNo,
    lang: oneOf(LANG_CHOICES),
  } satisfies { [K in Exclude<keyof Settings, "version" | "exclusions">]: Field<Settings[K]> };
}

/** The exclusions of a list that hold up, and what is wrong with the others. */
export function readExclusions(list: unknown, reader: PolicyReader, refused: RefusedValue[]): Exclusion[] {
  if (!Array.isArray(list)) {
    refused.push({ path: "exclusions", detail: `expected a list; got ${shown(list)}`, value: list });
    return [];
  }
  if (allHold(list, reader)) return list;
  const read = exclusion(reader);
  const good: Exclusion[] = [];
  list.forEach((entry, at) => {
    attempt(`exclusions[${at}]`, entry, refused, () => good.push(read(entry)));
  });
  return good;
}

/** One question for the whole list: thousands of single ones would take their time. */
function allHold(exclusions: unknown[], reader: PolicyReader): exclusions is Exclusion[] {
  try {
    policy(reader)({ name: "exclusions", exclusions });
    return true;
  } catch {
    return false;
  }
}

function attempt(path: string, value: unknown, refused: RefusedValue[], read: () => unknown) {
  try {
    read();
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    refused.push({ path, detail: thrown.message, value });
  }
}

const unknownKey: Field<never> = () => {
  throw new Refused("this version knows no such setting");
};

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
