/**
 * Makes the npm package of the guard in `dist`: one script, the Wasm, the catalogue, and the types.
 *
 *     node worker/package/build.ts
 */
import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../local/bundle.ts";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const DIST = join(HERE, "dist");
const TYPES = join(DIST, "types");
const WASM_TYPES = "sublet_wasm.d.ts";

await rm(DIST, { recursive: true, force: true });
await mkdir(DIST, { recursive: true });
for (const { path, contents } of await bundle(join(HERE, "../src/guard/index.ts"))) {
  await writeFile(join(DIST, path), contents);
}
execFileSync(join(HERE, "../../node_modules/.bin/tsc"), ["-p", HERE], { stdio: "inherit" });
await copyFile(join(HERE, "../../crate/wasm/npm/worker", WASM_TYPES), join(TYPES, WASM_TYPES));
for (const name of await readdir(TYPES, { recursive: true })) {
  if (name.endsWith(".d.ts") && name !== WASM_TYPES) await mend(join(TYPES, name));
}
for (const name of ["package.json", "README.md"]) await copyFile(join(HERE, name), join(DIST, name));

/** Points a file of types to the types of the Wasm beside it, as others have no path of that name. */
async function mend(file: string): Promise<void> {
  const wasm = relative(dirname(file), join(TYPES, "sublet_wasm.js"));
  const text = await readFile(file, "utf8");
  await writeFile(
    file,
    text.replaceAll('"sublet-wasm/worker"', `"${wasm.startsWith(".") ? wasm : `./${wasm}`}"`),
  );
}
