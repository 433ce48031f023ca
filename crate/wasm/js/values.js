/**
 * Reads what callers hand over. Whatever comes, it becomes a value that the module takes, or an `Error` with the code
 * `wrong-input` (another type), `out-of-range` (a number) or `too-large`: the module itself trusts its arguments.
 */
import { failure, kindOf } from "./failure.js";

/** The most characters of one text: what a person pastes, not a log. */
const MAX_TEXT = 2 ** 24;
/** The most bytes at once; their numbers take four times as much. */
const MAX_BYTES = 2 ** 27;
/** The most lines of JSON at once, in bytes: an answer is a hundred times as long. */
const MAX_LINES = 2 ** 22;
/** The most texts of one array. */
const MAX_TEXTS = 10_000_000;
/** The most words of one array, and characters of one word. */
const MAX_WORDS = 100;

const hrefOf = getter(globalThis.URL?.prototype, "href");
const lengthOf = getter(ArrayBuffer.prototype, "byteLength");

/** @param {unknown} value a string, a `String` or a `URL` */
export function textOf(value) {
  const text = typeof value === "string" ? value : textOfObject(value);
  if (text === undefined) throw failure("wrong-input", `a text is a string or a URL, not ${kindOf(value)}`);
  if (text.length > MAX_TEXT) {
    throw failure("too-large", `a text has at most ${MAX_TEXT} characters; hand it over in pieces`);
  }
  return text;
}

/** The text of an object that is one; objects of other realms, too. */
function textOfObject(value) {
  if (typeof value !== "object" || value === null) return undefined;
  return attempt(() => String.prototype.valueOf.call(value)) ?? attempt(() => hrefOf?.call(value));
}

/** @param {unknown} value an array of texts; what is no text becomes `undefined`, as the module reads it */
export function textsOf(value) {
  return itemsOf(value, MAX_TEXTS, "texts", (item) => {
    const text = typeof item === "string" ? item : textOfObject(item);
    return text === undefined || text.length > MAX_TEXT ? undefined : text;
  });
}

/** @param {unknown} value rows of cells: texts, whole numbers, and `undefined` or `null` where one is empty */
export function rowsOf(value) {
  if (!isArray(value)) throw failure("wrong-input", `rows are an array of arrays, not ${kindOf(value)}`);
  return itemsOf(value, MAX_TEXTS, "rows", (row) => {
    if (!isArray(row)) throw failure("wrong-input", `a row is an array of cells, not ${kindOf(row)}`);
    return itemsOf(row, MAX_WORDS, "cells", cellOf);
  });
}

function cellOf(value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number") return textOf(value);
  if (Number.isSafeInteger(value)) return value;
  throw failure("out-of-range", `a number in a cell is a whole one, not ${value}`);
}

/** The items of an array by their numbers: its iterator may be anything. */
function itemsOf(array, most, what, read) {
  const count = attempt(() => array.length);
  if (count > most) throw failure("too-large", `at most ${most} ${what} at once; hand over fewer`);
  const items = attempt(() => Array.from({ length: count }, (_, at) => array[at]));
  if (items === undefined) throw failure("wrong-input", "this array cannot be read");
  return items.map(read);
}

/** @param {unknown} value whether it is an array, of any realm */
export function isArray(value) {
  return attempt(() => Array.isArray(value)) ?? false;
}

/** @param {unknown} value a view or a buffer */
export function bytesOf(value, most = MAX_BYTES) {
  const bytes = attempt(() => viewOf(value));
  if (bytes === undefined) {
    throw failure("wrong-input", `bytes are a Uint8Array or an ArrayBuffer, not ${kindOf(value)}`);
  }
  if (bytes.length > most) throw failure("too-large", `at most ${most} bytes at once; hand them over in pieces`);
  return bytes;
}

/** @param {unknown} value the bytes of some lines of JSON */
export const linesOf = (value) => bytesOf(value, MAX_LINES);

/** A view of our own: what a caller's says of its length may not be so. */
function viewOf(value) {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return lengthOf.call(value) === undefined ? undefined : new Uint8Array(value);
}

/** @param {unknown} value a whole number of 32 bits */
export function countOf(value) {
  if (typeof value !== "number") throw failure("wrong-input", `a whole number is wanted, not ${kindOf(value)}`);
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw failure("out-of-range", `a whole number from 0 to ${0xffffffff} is wanted, not ${value}`);
  }
  return value;
}

/** @param {unknown} value a word such as a language or an action; `undefined` and `null` are none */
export function wordOf(value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw failure("wrong-input", `a word is a string, not ${kindOf(value)}`);
  return value.length > MAX_WORDS ? `${value.slice(0, MAX_WORDS)}…` : value;
}

/** @param {unknown} value RFC 3339 or a `Date`; `undefined` and `null` are now */
export function momentOf(value) {
  if (value === undefined || value === null || typeof value === "string") return wordOf(value);
  const time = attempt(() => Date.prototype.getTime.call(value));
  if (time === undefined) {
    throw failure("wrong-input", `a time is a string (RFC 3339) or a Date, not ${kindOf(value)}`);
  }
  if (!(time >= MOMENTS.first && time <= MOMENTS.last)) {
    throw failure("bad-time", "this Date is no time between the years 0 and 9999");
  }
  return new Date(time).toISOString();
}

const MOMENTS = { first: Date.parse("0000-01-01T00:00:00Z"), last: Date.parse("9999-12-31T23:59:59Z") };

/** @param {unknown} value a truth value */
export function flagOf(value) {
  if (typeof value !== "boolean") throw failure("wrong-input", `true or false is wanted, not ${kindOf(value)}`);
  return value;
}

/** @param {unknown} value an array of words */
export function wordsOf(value) {
  if (!isArray(value)) throw failure("wrong-input", `an array of words is wanted, not ${kindOf(value)}`);
  return itemsOf(value, MAX_WORDS, "words", (word) => wordOf(word) ?? "");
}

/** A getter of the platform, which asks an object itself and not what it says of itself. */
function getter(prototype, name) {
  return prototype && Object.getOwnPropertyDescriptor(prototype, name)?.get;
}

/** What a call returns; `undefined` where it throws. */
function attempt(call) {
  try {
    return call();
  } catch {
    return undefined;
  }
}
