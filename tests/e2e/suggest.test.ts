import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./lib/stage.ts";

const set = stage();

test("suggestions work by keyboard alone", async () => {
  const { page, problems } = await set.open();
  const box = page.getByRole("combobox");
  await page.keyboard.press("Tab");
  while (!(await box.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press("Tab");
  await page.keyboard.type("duckd");
  await page.getByRole("option").first().waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  const active = await box.getAttribute("aria-activedescendant");
  const option = page.locator(`[id="${active}"]`);
  assert.equal(await option.getAttribute("aria-selected"), "true");
  assert.match(await option.innerText(), /duck/i);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Duck DNS" }).waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  assert.equal(new URL(page.url()).hash, "#provider=duckdns");
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("Escape closes the suggestions, then empties the box; Enter without a choice checks the text", async () => {
  const { page } = await set.open();
  const box = page.getByRole("combobox");
  await box.pressSequentially("duckdns.org");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("option").count(), 0);
  assert.equal(await box.inputValue(), "duckdns.org");
  await page.keyboard.press("Escape");
  assert.equal(await box.inputValue(), "");
  await box.pressSequentially("x.duckdns.org");
  await page.keyboard.press("Enter");
  await page.locator("article.verdict").waitFor();
  assert.equal(new URL(page.url()).hash, "#q=x.duckdns.org");
  await page.context().close();
});

test("a misspelt name still finds its provider", async () => {
  const { page } = await set.open();
  await page.getByRole("combobox").pressSequentially("duckdsn");
  await page
    .getByRole("option", { name: /duckdns\.org|Duck DNS/ })
    .first()
    .waitFor();
  await page.context().close();
});

test("the provider's card leads to a check of its names", async () => {
  const { page } = await set.open("#q=x.duckdns.org");
  await page.locator(".facts").getByRole("button", { name: "Duck DNS" }).click();
  const card = page.locator("article.provider");
  await card.getByRole("button", { name: "duckdns.org", exact: true }).click();
  await page.getByRole("heading", { name: "This address belongs to Duck DNS itself." }).waitFor();
  await page.context().close();
});
