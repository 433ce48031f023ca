/** `sublet-wasm/extension`: look-ups, and the rules of browsers. */
export * from "./lookup.js";
export { init as default } from "./load.js";
export { readPolicy } from "./read-policy.js";
export { Browser } from "./rules.js";
