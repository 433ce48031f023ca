// Loads the npm package in Node and asks it something: smoke.mjs FOLDER [CATALOGUE]
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, catalogue] = process.argv.slice(2);
const {
  default: init,
  Catalogue,
  hostsInText,
} = await import(pathToFileURL(join(folder, "sublet_wasm.js")).href);
await init();

const found = hostsInText("Please look at hxxps://a.duckdns[.]org/x and mail b@example.org");
assert.ok(found.length >= 2, `hostsInText() found ${JSON.stringify(found)}`);

if (catalogue && existsSync(catalogue)) {
  const classifier = new Catalogue(readFileSync(catalogue)).under();
  const verdict = classifier.check("hxxps://evil.duckdns[.]org/x", "en");
  assert.equal(verdict.standing, "tenant");
  assert.equal(verdict.suffix, "duckdns.org");
  assert.equal(classifier.check("www.example.com", "en").standing, "unlisted");
  assert.throws(
    () => classifier.check("", "en"),
    (error) => error instanceof Error && typeof error.code === "string",
  );
  console.log(`Node: ${verdict.host} is a tenant of ${verdict.provider.name}, risk ${verdict.risk.score}`);
} else {
  console.log("Node: the package loads; no catalogue was given");
}
