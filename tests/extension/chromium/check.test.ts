import assert from "node:assert/strict";
import { test } from "node:test";
import { axeFindings } from "../../e2e/lib/axe.ts";
import { csvRecords, downloaded, verdictTexts } from "../../e2e/lib/download.ts";
import { pages } from "./pages.ts";

const on = pages();

test("an address in the fragment is looked up under the policy in force, and again when that changes", async () => {
  const options = await on().options({ settings: { version: 1, policy: "strict" } });
  const page = await on().open("check.html#q=shop.blogspot.com");
  await page.locator(".decision code", { hasText: "strict/default" }).waitFor();
  await page.getByText("Decided by your policy").waitFor();
  const exclusions = [{ host: "shop.blogspot.com", who: "A. User", why: "My shop" }];
  await options.evaluate((settings) => browser.storage.local.set({ settings }), { version: 1, exclusions });
  await page.locator(".decision code", { hasText: "balanced/exclusion:shop.blogspot.com" }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
});

test("a list gives a table and both downloads, under the policy in force", async () => {
  await on().options({ settings: { version: 1, policy: "strict" } });
  const page = await on().open("check.html");
  await page.getByRole("button", { name: "Many" }).click();
  await page.getByLabel("Text to look through").fill("evil.duckdns.org\nhttps://example.com/a\nduckdns.org");
  await page.getByRole("button", { name: "Check all" }).click();
  await page.getByRole("heading", { name: "3 addresses found" }).waitFor();
  const records = csvRecords(await downloaded(page, "csv"));
  assert.deepEqual(
    records.map(({ host, rule }) => [host, rule]),
    [
      ["evil.duckdns.org", "strict/default"],
      ["example.com", "not-a-tenant"],
      ["duckdns.org", "not-a-tenant"],
    ],
  );
  const verdicts = verdictTexts(await downloaded(page, "json")).map((text) => JSON.parse(text));
  assert.deepEqual(
    verdicts.map(({ decision }) => decision.action),
    ["block", "allow", "allow"],
  );
  assert.deepEqual(await axeFindings(page), []);
});

test("the page speaks the chosen language and asks nothing of the network", async () => {
  await on().options({ settings: { version: 1, lang: "ja" } });
  const page = await on().open("check.html");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await page.getByRole("button", { name: "調べる" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "ja");
  await page.locator(".sample .card").waitFor();
  assert.ok(asked.length > 0);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith("chrome-extension://")),
    [],
  );
});
