/** Loading the module, and making it anew. */
import load, * as glue from "sublet-glue";
import { failure } from "./failure.js";

let loaded;
let generation = 0;

/** Throws an `Error` with the code `not-ready` until the module is loaded. */
export function ready() {
  if (loaded === undefined) throw failure("not-ready", "the module is not loaded; await init() first");
}

/** Which of the modules since `reinit` it is. */
export const current = () => generation;

/**
 * Loads the module: without an argument the file beside this one, by `fetch` or from the disk.
 *
 * Rejects with the code `not-loaded`; a later call tries again.
 */
export async function init(source) {
  if (loaded !== undefined) return loaded;
  try {
    loaded = await load({ module_or_path: await sourceOf(await source) });
  } catch (thrown) {
    throw notLoaded(thrown);
  }
  return loaded;
}

/** Loads the module from its bytes, or as it was compiled. Throws the code `not-loaded`. */
export function initSync(source) {
  if (loaded !== undefined) return loaded;
  try {
    loaded = glue.initSync({ module: source?.module ?? source });
  } catch (thrown) {
    throw notLoaded(thrown);
  }
  return loaded;
}

/** From now on whatever was made before counts as freed. */
export function begin() {
  ready();
  generation++;
}

/** Where there is no server, the file is read from the disk: `fetch` takes no `file:` in Node. */
async function sourceOf(source) {
  const given = source?.module_or_path === undefined ? source : await source.module_or_path;
  const place = given === undefined ? new URL("sublet_wasm_bg.wasm", import.meta.url) : given;
  const disk = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return disk && place instanceof URL && place.protocol === "file:" ? disk.readFile(place) : place;
}

function notLoaded(cause) {
  const reason = cause instanceof Error ? cause.message : "no module was given";
  return failure("not-loaded", `the module cannot be loaded: ${reason}`, cause);
}
