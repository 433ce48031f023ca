import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import { axeFindings } from "./lib/axe.ts";
import { batch } from "./lib/batch.ts";
import { stage } from "./lib/stage.ts";

const set = stage();
const PHONE = { viewport: { width: 380, height: 800 }, isMobile: true, hasTouch: true };
const VIEWS: Record<string, { fragment: string; settled: string }> = {
  start: { fragment: "", settled: "main.is-home" },
  tenant: { fragment: "#q=files.evil.duckdns.org", settled: "article.verdict" },
  "content tenant": { fragment: "#q=x.pages.dev", settled: "article.verdict" },
  "own host": { fragment: "#q=www.duckdns.org", settled: "article.verdict" },
  unlisted: { fragment: "#q=www.example.com", settled: "article.verdict" },
  provider: { fragment: "#provider=duckdns", settled: "article.provider" },
  failure: { fragment: "#q=http://[nothing", settled: ".failed" },
  batch: { fragment: `#list=${encodeURIComponent(batch(60).join("\n"))}`, settled: ".table-row.is-entry" },
};

async function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

test("the language follows the browser, switches and is remembered", async () => {
  const { page } = await set.open("#q=evil.duckdns.org", { locale: "ja-JP" });
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ja");
  await page.getByRole("heading", { name: "duckdns.org で終わるアドレスは、誰でも取得できます。" }).waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Anyone can get an address ending in duckdns.org." }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Anyone can get an address ending in duckdns.org." }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.equal(await page.title(), "Sublet: is this host rented?");
  await page.context().close();
});

test("the dark look follows the system, turns and is remembered", async () => {
  const { page } = await set.open("", { colorScheme: "dark" });
  const dark = await background(page);
  const button = page.getByRole("button", { name: "Dark mode" });
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await button.click();
  await page.locator('html[data-theme="light"] button[aria-pressed="false"].icon-button').waitFor();
  const light = await background(page);
  assert.notEqual(light, dark);
  await page.reload();
  await button.waitFor();
  assert.equal(await background(page), light);
  await page.context().close();
});

for (const locale of ["en-GB", "ja-JP"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing wrong: ${locale}, ${colorScheme}`, async () => {
      for (const [size, device] of Object.entries({ desktop: {}, phone: PHONE }) as [
        string,
        BrowserContextOptions,
      ][]) {
        const { page, problems } = await set.open("", { locale, colorScheme, ...device });
        for (const [view, { fragment, settled }] of Object.entries(VIEWS)) {
          await page.goto(set.site.address + fragment);
          await page.locator(settled).first().waitFor();
          await page.locator('#answer[aria-busy="false"]').waitFor();
          assert.deepEqual(await axeFindings(page), [], `${view}, ${size}`);
        }
        await page.locator(".table-row.is-entry").first().click();
        await page.locator(".details article").waitFor();
        assert.deepEqual(await axeFindings(page), [], `details, ${size}`);
        await page.goto(set.site.address);
        await page.locator("main.is-home").waitFor();
        await page.getByRole("combobox").pressSequentially("duck");
        await page.getByRole("option").first().waitFor();
        await page.keyboard.press("ArrowDown");
        assert.deepEqual(await axeFindings(page), [], `suggestions, ${size}`);
        assert.deepEqual(problems, []);
        await page.context().close();
      }
    });
  }
}

test("a phone never has to scroll sideways", async () => {
  for (const locale of ["en-GB", "ja-JP"]) {
    const { page } = await set.open("", { locale, ...PHONE });
    for (const [view, { fragment, settled }] of Object.entries(VIEWS)) {
      await page.goto(set.site.address + fragment);
      await page.locator(settled).first().waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 380, `${view} is ${width} px wide`);
    }
    await page.context().close();
  }
});
