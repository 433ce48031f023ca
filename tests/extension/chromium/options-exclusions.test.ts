import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Settings } from "../../../extension/src/settings/types.ts";
import { handOver, pages, saved, stored } from "./pages.ts";

const on = pages();

const HOST = { host: "my-house.duckdns.org", who: "A. User", why: "My own web cam" };
const OVER = { site: "demo.ngrok-free.app", who: "A. User", why: "Trade fair", until: "2020-01-31" };
const settings = { version: 1, exclusions: [HOST, OVER] };

const part = (page: Page) => page.locator("#exclusions");
const said = (page: Page, text: string | RegExp) => page.locator(".toast", { hasText: text }).waitFor();
const list = async (page: Page) => (await stored<Settings>(page)).exclusions;

test("an exclusion is added from a pasted address, and counts at once", async () => {
  const page = await on().options();
  await page.getByRole("button", { name: "Add an exclusion" }).click();
  const form = page.getByRole("form", { name: "Exclusion" });
  await form
    .getByLabel("Host", { exact: false })
    .last()
    .fill("https://Login-Update.DuckDNS.org:8443/path?x#y");
  await form.getByLabel("Why").fill("My own test");
  await form.getByLabel("Who").fill("A. User");
  await form.getByLabel("Until").fill("2099-12-31");
  await form.getByRole("button", { name: "Save" }).click();
  await said(page, "Saved.");
  assert.deepEqual(await list(page), [
    { host: "login-update.duckdns.org", who: "A. User", why: "My own test", until: "2099-12-31" },
  ]);
  await page.locator("#try .badge", { hasText: "Allow" }).waitFor();
  await page.getByRole("button", { name: "Add an exclusion" }).and(page.locator(":focus")).waitFor();
});

test("what the classifier refuses is told at the form and not stored", async () => {
  const page = await on().options({ settings });
  await page.getByRole("button", { name: "Add an exclusion" }).click();
  const form = page.getByRole("form", { name: "Exclusion" });
  await form.getByLabel("Let through").selectOption("Suffix");
  await form.getByLabel("Suffix", { exact: false }).last().fill("duck/dns");
  await form.getByLabel("Why").fill("x");
  await form.getByRole("button", { name: "Save" }).click();
  await form
    .getByRole("alert")
    .getByText(/would never match/)
    .waitFor();
  assert.deepEqual(await stored(page), settings);
});

test("one that has run out is shown as such and can be made to hold again", async () => {
  const page = await on().options({ settings });
  const rows = part(page).getByRole("row");
  await rows.filter({ hasText: "demo.ngrok-free.app" }).getByText("expired").waitFor();
  assert.equal(await rows.filter({ hasText: "my-house" }).getByText("expired").count(), 0);
  await page.getByRole("button", { name: "Edit demo.ngrok-free.app" }).click();
  await page.getByLabel("Until").fill("2099-01-31");
  await page.getByRole("button", { name: "Save" }).click();
  await said(page, "Saved.");
  assert.deepEqual(await list(page), [HOST, { ...OVER, until: "2099-01-31" }]);
  assert.equal(await part(page).getByText("expired").count(), 0);
});

test("a deleted one comes back by undo", async () => {
  const page = await on().options({ settings });
  await page.getByRole("button", { name: "Delete my-house.duckdns.org" }).click();
  await said(page, "Exclusion deleted.");
  assert.deepEqual(await list(page), [OVER]);
  await page.getByRole("button", { name: "Undo" }).click();
  await said(page, "Undone.");
  assert.deepEqual(await list(page), [OVER, HOST]);
});

test("a list is written out and read in, each entry once, bad ones named", async () => {
  const page = await on().options({ settings });
  const written = JSON.parse(await saved(page, part(page).getByRole("button", { name: "Export" })));
  assert.deepEqual(written, { exclusions: [HOST, OVER] });
  const more = { provider: "cloudflare-pages", who: "B. Admin", why: "We build there" };
  const button = part(page).getByRole("button", { name: "Import" });
  await handOver(page, button, [HOST, more, { host: "no.reason.example" }]);
  await said(page, /Exclusions read: 2\. Refused: 1 \(exclusions\[2\]/);
  assert.deepEqual(await list(page), [HOST, OVER, more]);
});

test("two pages change at once and nothing is lost", async () => {
  const one = await on().options({ settings });
  const other = await on().open("options.html");
  await Promise.all([
    one.getByRole("radio", { name: /^Strict/ }).check(),
    other.getByRole("button", { name: "Delete demo.ngrok-free.app" }).click(),
  ]);
  await said(one, "Saved.");
  await said(other, "Exclusion deleted.");
  const { policy, exclusions } = await stored<Settings>(one);
  assert.deepEqual([policy, exclusions], ["strict", [HOST]]);
  await other.locator("#policy input[value=strict]:checked").waitFor();
  await part(one).getByText("demo.ngrok-free.app").waitFor({ state: "detached" });
});
