import assert from "node:assert/strict";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Settings } from "../../../extension/src/settings/types.ts";
import { pages, stored } from "./pages.ts";
import { EXTENSION, profile } from "./stage.ts";

/** The extension with its Wasm gone. */
const BROKEN = profile();
cpSync(EXTENSION, BROKEN, { recursive: true });
const wasm = readdirSync(BROKEN, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".wasm"),
);
for (const file of wasm) rmSync(join(BROKEN, file));

const on = pages({ extension: BROKEN });

test("without the classifier the page says so, shows the settings and still changes them", async () => {
  assert.notEqual(wasm.length, 0);
  const own = { name: "mine", default: "block", rules: [], exclusions: [] };
  const page = await on().options({ settings: { version: 1, policy: "own", own, log: false } });
  await page
    .locator(".is-problem")
    .getByText(/classifier could not start/)
    .waitFor();
  await page
    .locator("#try")
    .getByText(/reinstall Sublet/)
    .waitFor();
  await page.getByRole("radio", { name: /^Strict/ }).check();
  await page.locator(".toast", { hasText: "Saved." }).waitFor();
  const settings = await stored<Settings>(page);
  assert.deepEqual([settings.policy, settings.own, settings.log], ["strict", own, false]);
});

test("without the classifier the look-up page says that it cannot start", async () => {
  const page = await on().open("check.html#q=evil.duckdns.org");
  await page
    .locator(".failed")
    .getByText(/cannot be checked/)
    .waitFor();
});
