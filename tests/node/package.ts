import { readFileSync } from "node:fs";

type Package = typeof import("sublet-wasm");

const FOLDER = new URL("../../crate/wasm/pkg/", import.meta.url);

/** The npm package, ready to use. */
export async function load(): Promise<Package> {
  const made: Package = await import(new URL("sublet_wasm.js", FOLDER).href);
  made.initSync({ module: readFileSync(new URL("sublet_wasm_bg.wasm", FOLDER)) });
  return made;
}

/** The catalogue that the page reads. */
export function catalogue(): Uint8Array {
  return readFileSync(new URL("../../www/public/catalogue.bin", import.meta.url));
}
