/** `sublet-wasm`: look-ups. */
export { urlHost } from "./batch.js";
export { Catalogue, Classifier, hostsInText, unpack } from "./classes.js";
export { init as default, initSync } from "./load.js";
