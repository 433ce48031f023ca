import { readFileSync } from "node:fs";

type Package = typeof import("sublet-wasm");

/** The npm package, ready to use. */
export async function load(): Promise<Package> {
  const made = await import("sublet-wasm");
  await made.default();
  return made;
}

/** The catalogue that the page reads. */
export function catalogue(): Uint8Array {
  return readFileSync(new URL("../../www/public/catalogue.bin", import.meta.url));
}
