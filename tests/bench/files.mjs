import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/** A file of the npm package, which `cargo xtask wasm` builds. */
export function pkg(file) {
  const path = fileURLToPath(new URL(`crate/wasm/pkg/${file}`, root));
  if (!existsSync(path)) throw new Error(`${path} is not there; run \`cargo xtask wasm\` first`);
  return path;
}

/** A folder with the catalogues and hosts that the native bench uses too: the one given, or a newly written one. */
export function files(given) {
  if (given) return given;
  const folder = fileURLToPath(new URL("target/bench", root));
  const command = ["run", "--quiet", "--release", "--package", "sublet-bench", "--", "files", folder];
  execFileSync(process.env.CARGO ?? "cargo", command, { cwd: fileURLToPath(root), stdio: "inherit" });
  return folder;
}
