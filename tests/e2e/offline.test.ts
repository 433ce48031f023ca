import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch } from "./lib/browser.ts";
import { ask, DIST, open, ready } from "./lib/page.ts";
import { serve } from "./lib/serve.ts";

test("after the first load the page works with the server gone", async () => {
  const site = await serve(DIST);
  const browser = await launch();
  try {
    const { page, problems } = await open(browser, site.address);
    await page.locator('[data-offline="ready"]').waitFor();
    await site.close();
    await page.context().setOffline(true);
    await page.reload();
    await ready(page);
    await ask(page, "evil.duckdns.org");
    await page.locator("article.verdict").waitFor();
    await page.getByRole("button", { name: "日本語" }).click();
    await page
      .getByRole("heading", { name: "duckdns.org で終わるアドレスは、誰でも取得できます。" })
      .waitFor();
    await page.goto(`${site.address}#q=www.example.com`);
    await page.locator(".anatomy-part.is-whole").waitFor();
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
    await site.close();
  }
});

test("a newer version is offered, not forced, and taken on request", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sublet-page-"));
  cpSync(DIST, folder, { recursive: true });
  const site = await serve(folder);
  const browser = await launch();
  try {
    const { page, problems } = await open(browser, `${site.address}#q=evil.duckdns.org`);
    await page.locator('[data-offline="ready"]').waitFor();
    const worker = join(folder, "sw.js");
    writeFileSync(worker, readFileSync(worker, "utf8").replace(/"[0-9a-f]{16}"/, '"0000000000000000"'));
    const html = join(folder, "index.html");
    writeFileSync(html, readFileSync(html, "utf8").replace("<body>", '<body data-version="next">'));
    await page.reload();
    await page.getByText("A newer version is ready.").waitFor();
    assert.equal(await page.locator("body[data-version]").count(), 0);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.locator('body[data-version="next"] article.verdict').waitFor();
    const stores = await page.evaluate(() => caches.keys());
    assert.deepEqual(stores, ["sublet-0000000000000000"]);
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  }
});
