import type { Exclusion } from "sublet-wasm/extension";
import type { PolicyReader } from "./reader.ts";

/** A value that is refused, with the sentence that says why. */
export class Refused extends Error {}

/** Reads a value, or throws `Refused`. */
export type Field<T> = (value: unknown) => T;

export function oneOf<T extends string>(choices: readonly T[]): Field<T> {
  return (value) => {
    const choice = choices.find((choice) => choice === value);
    if (choice === undefined) throw new Refused(`expected one of ${choices.join(", ")}; got ${shown(value)}`);
    return choice;
  };
}

export const yesOrNo: Field<boolean> = (value) => {
  if (typeof value !== "boolean") throw new Refused(`expected true or false; got ${shown(value)}`);
  return value;
};

export const text: Field<string> = (value) => {
  if (typeof value !== "string") throw new Refused(`expected a text; got ${shown(value)}`);
  return value;
};

/** A policy that the classifier takes. */
export function policy(reader: PolicyReader) {
  return (value: unknown) => {
    if (!isRecord(value)) throw new Refused(`expected a policy; got ${shown(value)}`);
    try {
      return reader(value);
    } catch (thrown) {
      throw new Refused(messageOf(thrown));
    }
  };
}

/** An exclusion that the classifier takes, as it was written. */
export function exclusion(reader: PolicyReader): Field<Exclusion> {
  const read = policy(reader);
  return (value) => {
    read({ name: "exclusions", exclusions: [value] });
    return value as Exclusion;
  };
}

/** A value in short, for a sentence about it. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
