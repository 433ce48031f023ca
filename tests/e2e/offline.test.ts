import assert from "node:assert/strict";
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
