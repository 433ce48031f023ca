/** `sublet-wasm/worker`: answers as JSON text, and e-mail. */
export { unwrap } from "./answers.js";
export { Catalogue, Classifier, csv, hostsInText, unpack } from "./classes.js";
export { init as default, initSync } from "./load.js";
export { readPolicy } from "./read-policy.js";
export { reinit } from "./reinit.js";
