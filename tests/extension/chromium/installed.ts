import { execFileSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BROWSER, idOf } from "./browser.ts";
import { Policies } from "./policies.ts";
import { EXTENSION, profile } from "./stage.ts";

/**
 * Packs the extension and has a policy install it for good, as a store does: an extension from the command line is not
 * there yet when a session is restored. Returns its id. Only inside lib/enter.ts, for the tests of one file.
 */
export function installForGood(): string {
  const folder = profile();
  execFileSync("cp", ["-r", EXTENSION, join(folder, "sublet")]);
  execFileSync(
    BROWSER,
    [
      "--headless=new",
      "--no-sandbox",
      `--user-data-dir=${folder}/packer`,
      `--pack-extension=${folder}/sublet`,
    ],
    { stdio: "ignore" },
  );
  const key = createPublicKey(readFileSync(join(folder, "sublet.pem")));
  const id = idOf(key.export({ type: "spki", format: "der" }));
  const { version } = JSON.parse(readFileSync(join(EXTENSION, "manifest.json"), "utf8"));
  writeFileSync(
    join(folder, "update.xml"),
    `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}"><updatecheck codebase="file://${folder}/sublet.crx" version="${version}"/></app>
</gupdate>`,
  );
  new Policies().set({
    ExtensionInstallForcelist: [`${id};file://${folder}/update.xml`],
    // Else DevTools, and with them the tests, are kept away from what a policy installed.
    DeveloperToolsAvailability: 1,
  });
  return id;
}
