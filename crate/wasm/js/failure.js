/**
 * An `Error` with a stable `code` and a sentence that says what to do.
 *
 * @param {string} code
 * @param {string} sentence
 * @param {unknown} [cause]
 */
export function failure(code, sentence, cause) {
  return Object.assign(new Error(sentence, cause === undefined ? undefined : { cause }), { code });
}

/**
 * What a value is, in a sentence about what it should have been.
 *
 * @param {unknown} value
 */
export function kindOf(value) {
  if (value === null) return "null";
  return typeof value === "object" ? "another object" : typeof value;
}
