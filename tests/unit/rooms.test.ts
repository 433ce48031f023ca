/** What may import what: surfaces share `ui`; nothing imports `www`. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SPECIFIER = /(?:\bfrom|\bimport|@import(?:\s+url)?)\s*\(?\s*["']([^"']+)["']/g;

function filesOf(folders: string[]): string[] {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", ...folders], {
    cwd: ROOT,
  });
  return String(listed)
    .split("\n")
    .filter((file) => /\.(tsx?|m?js|css)$/.test(file));
}

/** What a file imports, as paths from the root of the repository or names of packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(ROOT + file, "utf8");
  return [...text.matchAll(SPECIFIER)].map(([, name = ""]) =>
    name.startsWith(".") ? posix.join(posix.dirname(file), name) : name,
  );
}

test("nothing outside the page imports the page", () => {
  const files = filesOf(["ui", "extension", "worker", "tests"]);
  assert.ok(files.length > 100);
  const found = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => /^(www\/(src|build)\/|@sublet\/www\b)/.test(name))
      .map((name) => `${file} imports ${name}`),
  );
  assert.deepEqual(found, []);
});

test("what surfaces share imports no surface", () => {
  const files = filesOf(["ui"]);
  assert.ok(files.length > 20);
  const found = files.flatMap((file) =>
    importsOf(file).filter((name) => /^(www|extension|worker)\//.test(name)),
  );
  assert.deepEqual(found, []);
});
