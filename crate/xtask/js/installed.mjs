// Exits 0 when node_modules holds just what package-lock.json asks for, by npm's own record of what it installed.
import { readFileSync } from "node:fs";

const packages = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
};

const wanted = packages("package-lock.json");
const present = packages("node_modules/.package-lock.json");
const same = (a, b) => a.version === b.version && a.resolved === b.resolved && a.integrity === b.integrity;
const installed = (path) => path.includes("node_modules/");

const missing = Object.keys(wanted)
  .filter(installed)
  .some((path) => (present[path] ? !same(wanted[path], present[path]) : !wanted[path].optional));
const extra = Object.keys(present)
  .filter(installed)
  .some((path) => !wanted[path]);
process.exit(missing || extra ? 1 : 0);
