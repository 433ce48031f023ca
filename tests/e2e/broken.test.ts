import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch } from "./lib/browser.ts";
import { ask, DIST } from "./lib/page.ts";
import { serve } from "./lib/serve.ts";

const BREAKAGES: Record<string, { code: string; breaks(file: string): void }> = {
  "is not there": { code: "offline", breaks: (file) => rmSync(file) },
  "is something else": { code: "not-a-catalogue", breaks: (file) => writeFileSync(file, "<!doctype html>") },
  "is cut off": {
    code: "catalogue-truncated",
    breaks: (file) => writeFileSync(file, readFileSync(file).subarray(0, 5000)),
  },
  "is damaged": {
    code: "catalogue-checksum",
    breaks: (file) => {
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
  },
};

for (const [what, { code, breaks }] of Object.entries(BREAKAGES)) {
  test(`a catalogue that ${what} is told at once and at every question`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "sublet-page-"));
    cpSync(DIST, folder, { recursive: true });
    breaks(join(folder, "catalogue.bin"));
    const site = await serve(folder);
    const browser = await launch();
    try {
      const page = await browser.newPage({ locale: "en-GB" });
      await page.goto(site.address);
      const told = page.getByRole("alert").locator("code", { hasText: code });
      await told.waitFor();
      await ask(page, "evil.duckdns.org");
      await page.locator("main.is-answer").waitFor();
      await told.waitFor();
      assert.equal(await page.locator("article.verdict").count(), 0);
    } finally {
      await browser.close();
      await site.close();
      rmSync(folder, { recursive: true });
    }
  });
}
