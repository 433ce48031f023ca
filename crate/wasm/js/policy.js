import { failure, kindOf } from "./failure.js";
import { wordOf } from "./values.js";

/** A policy is an object with lists of objects with lists of words. */
const MAX_DEPTH = 8;
/** The most values of a policy: 100,000 exclusions with everything they may say. */
const MAX_VALUES = 1_000_000;
/** The most characters of it. */
const MAX_CHARACTERS = 2 ** 25;

/**
 * A policy as plain data: what the module cannot read, it is not asked to. Entries that are undefined are absent, as in
 * JSON.
 *
 * Throws an `Error` with the code `bad-policy` that names the entry.
 *
 * @param {unknown} policy a built-in policy's name, an object, or `undefined`
 */
export function policyOf(policy) {
  if (policy === undefined || typeof policy === "string") return wordOf(policy);
  return copied(policy, "", 0, { values: MAX_VALUES, characters: MAX_CHARACTERS });
}

function copied(value, path, depth, budget) {
  if (--budget.values < 0) throw refused(path, `it has more than ${MAX_VALUES} values`);
  if (depth > MAX_DEPTH) throw refused(path, "it is too deep, or holds itself");
  if (typeof value === "string") return spent(value, path, budget);
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "object" || ArrayBuffer.isView(value)) {
    throw refused(path, `expected plain data, not ${kindOf(value)}`);
  }
  try {
    return Array.isArray(value) ? list(value, path, depth, budget) : entries(value, path, depth, budget);
  } catch (thrown) {
    if (thrown?.code === "bad-policy") throw thrown;
    throw refused(path, "it cannot be read", thrown);
  }
}

function list(value, path, depth, budget) {
  const count = value.length;
  if (count > budget.values) throw refused(path, `it has more than ${MAX_VALUES} values`);
  return Array.from({ length: count }, (_, at) => copied(value[at], `${path}[${at}]`, depth + 1, budget));
}

function entries(value, path, depth, budget) {
  const keys = Object.keys(value);
  const copy = Object.create(null);
  for (const key of keys) {
    const entry = value[key];
    const place = path === "" ? key : `${path}.${key}`;
    if (entry !== undefined) copy[spent(key, path, budget)] = copied(entry, place, depth + 1, budget);
  }
  return copy;
}

function spent(text, path, budget) {
  budget.characters -= text.length;
  if (budget.characters < 0) throw refused(path, `it has more than ${MAX_CHARACTERS} characters`);
  return text;
}

function refused(path, problem, cause) {
  return failure("bad-policy", `the policy cannot be read: ${path === "" ? "" : `${path}: `}${problem}`, cause);
}
