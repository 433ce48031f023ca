import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LIST = ["run", "--quiet", "--package", "sublet-cli", "--", "catalogue", "list", "www/public/catalogue.bin"];

/** A URL below each suffix of the page's catalogue, with the host that every parser must read out of it. */
export function suffixUrls(): { url: string; host: string }[] {
  const suffixes = execFileSync("cargo", LIST, { cwd: ROOT, encoding: "utf8" }).trimEnd().split("\n");
  return suffixes.map((suffix) => {
    const host = `x.${suffix.replace("*", "y")}`;
    return { url: `https://${host}/`, host };
  });
}
