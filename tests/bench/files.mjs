import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/** A folder with the catalogues and hosts that the native bench uses too: the one given, or a newly written one. */
export function files(given) {
  if (given) return given;
  const folder = fileURLToPath(new URL("target/bench", root));
  const command = ["run", "--quiet", "--release", "--package", "sublet-bench", "--", "files", folder];
  execFileSync(process.env.CARGO ?? "cargo", command, { cwd: fileURLToPath(root), stdio: "inherit" });
  return folder;
}
