/** `sublet-wasm`: look-ups. */
export { urlHost } from "./batch.js";
export { Catalogue, Classifier, csv, hostsInText, unpack } from "./classes.js";
export { init as default, initSync } from "./load.js";
