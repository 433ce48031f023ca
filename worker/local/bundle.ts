import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const WORKER = fileURLToPath(new URL("../", import.meta.url));

/** The worker's own entry. */
export const ENTRY = `${WORKER}src/index.ts`;
/** The entry where `workerd` runs by itself. */
export const SERVE_ENTRY = `${WORKER}src/serve.ts`;

/** A module as workerd takes it. */
export interface Module {
  type: "ESModule" | "CompiledWasm" | "Data";
  path: string;
  contents: string | Uint8Array<ArrayBuffer>;
}

const made = new Map<string, Promise<Module[]>>();

/** The modules of a worker, the entry first: all script in one, Wasm and data apart. Made once a process. */
export function bundle(entry = ENTRY): Promise<Module[]> {
  let modules = made.get(entry);
  if (!modules) {
    modules = make(entry);
    made.set(entry, modules);
  }
  return modules;
}

async function make(entry: string): Promise<Module[]> {
  const parts = new Map<string, Module>();
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    loader: { ".css": "text", ".sql": "text" },
    tsconfig: `${WORKER}tsconfig.json`,
    plugins: [apart(parts)],
    logLevel: "error",
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`esbuild made nothing of ${entry}`);
  return [{ type: "ESModule", path: "index.js", contents: script.text }, ...parts.values()];
}

/** Leaves Wasm and data as modules of their own, as wrangler does. */
function apart(parts: Map<string, Module>): Plugin {
  return {
    name: "apart",
    setup({ onResolve }) {
      onResolve({ filter: /\.(wasm|bin)$/ }, async ({ path, resolveDir }) => {
        const file = path.startsWith(".")
          ? resolve(resolveDir, path)
          : fileURLToPath(import.meta.resolve(path));
        const name = basename(file);
        const type = name.endsWith(".wasm") ? "CompiledWasm" : "Data";
        parts.set(name, { type, path: name, contents: new Uint8Array(await readFile(file)) });
        return { path: `./${name}`, external: true };
      });
    },
  };
}
