// Runs in Node and in browsers alike, so it is plain JavaScript.

/**
 * What the classifier says of each input, as text: the verdict's JSON, or the code of the refusal.
 *
 * @param {import("sublet-wasm").Classifier} classifier
 * @param {string[]} inputs
 * @param {import("sublet-wasm").Lang} lang
 * @param {string} now
 * @returns {string[]}
 */
export function replay(classifier, inputs, lang, now) {
  return inputs.map((input) => {
    try {
      return JSON.stringify(classifier.check(input, lang, now));
    } catch (thrown) {
      return `error: ${/** @type {{ code?: string }} */ (thrown).code ?? thrown}`;
    }
  });
}

/**
 * The host of each URL; null where there is none.
 *
 * @param {(url: string) => string | undefined} urlHost
 * @param {string[]} urls
 * @returns {(string | null)[]}
 */
export function hosts(urlHost, urls) {
  return urls.map((url) => urlHost(url) ?? null);
}
