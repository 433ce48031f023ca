import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Settings } from "../../../extension/src/settings/types.ts";
import { handOver, pages, saved, stored } from "./pages.ts";

const on = pages();

const OWN = {
  version: 1,
  policy: "own",
  own: {
    name: "own",
    default: "log",
    rules: [{ id: "full", action: "warn", controls: ["full"] }],
    exclusions: [],
  },
};

const policyPart = (page: Page) => page.locator("#policy");
const said = (page: Page, text: string | RegExp) => page.locator(".toast", { hasText: text }).waitFor();
const decision = (page: Page) => page.locator("#try .badge").innerText();

async function tryHost(page: Page, host: string) {
  await page.getByLabel("Host or address to try").fill(host);
}

test("choosing a policy stores it, and the box to try hosts follows", async () => {
  const page = await on().options();
  await tryHost(page, "shop.blogspot.com");
  assert.equal(await decision(page), "Log");
  await page.getByRole("radio", { name: /^Strict/ }).check();
  await said(page, "Saved.");
  assert.equal((await stored<Settings>(page)).policy, "strict");
  assert.equal(await decision(page), "Block");
  await page.locator("#try code", { hasText: "strict/default" }).waitFor();
});

test("one's own policy begins as a copy of the one in force", async () => {
  const page = await on().options();
  await page.getByRole("radio", { name: /^Your own/ }).check();
  await said(page, "Saved.");
  const { policy, own } = await stored<Settings>(page);
  assert.equal(policy, "own");
  assert.deepEqual(
    own?.rules.map(({ id }) => id),
    ["full-control", "high-risk"],
  );
  assert.equal(own?.name, "own");
});

test("a rule is added with the keyboard alone, a provider found as one types", async () => {
  const page = await on().options({ settings: OWN });
  await tryHost(page, "shop.blogspot.com");
  await page.getByRole("button", { name: "Add a rule" }).focus();
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: "Rule rule-2" });
  await form.getByLabel("What to do").and(page.locator(":focus")).waitFor();
  await page.keyboard.press("b");
  await form.getByRole("combobox", { name: "Providers" }).focus();
  await page.keyboard.type("blogg");
  await form.getByRole("option", { name: /Blogger/ }).waitFor();
  await page.keyboard.press("Enter");
  await form.getByText("Blogger").waitFor();
  await form.getByLabel("Name of the rule").focus();
  await page.keyboard.press("Enter");
  await said(page, "Saved.");
  const { own } = await stored<Settings>(page);
  assert.deepEqual(own?.rules.at(-1), { id: "rule-2", action: "block", providers: ["blogger"] });
  assert.equal(await decision(page), "Block");
});

test("what the classifier refuses is told at the rule and not stored", async () => {
  const page = await on().options({ settings: OWN });
  await page.getByRole("button", { name: "Add a rule" }).click();
  const form = page.getByRole("form");
  await form.getByRole("button", { name: "Save" }).click();
  await form
    .getByRole("alert")
    .getByText(/rule 'rule-2' has no condition/)
    .waitFor();
  await form.getByText("Certain suffixes, sites or hosts").click();
  await form.getByLabel("Hosts").fill("Evil.Duckdns.Org");
  await form.getByRole("button", { name: "Save" }).click();
  await form
    .getByRole("alert")
    .getByText(/'Evil.Duckdns.Org' would never match/)
    .waitFor();
  assert.deepEqual(await stored(page), OWN);
  await form.getByLabel("Hosts").fill("evil.duckdns.org\nother.duckdns.org");
  await form.getByRole("button", { name: "Save" }).click();
  await said(page, "Saved.");
  const { own } = await stored<Settings>(page);
  assert.deepEqual(own?.rules.at(-1)?.hosts, ["evil.duckdns.org", "other.duckdns.org"]);
});

test("a rule is edited in its place, and Escape leaves it as it was", async () => {
  const rules = ["a", "b", "c"].map((id) => ({ id, action: "warn", controls: ["full"] }));
  const page = await on().options({ settings: { ...OWN, own: { ...OWN.own, rules } } });
  await page.getByRole("button", { name: "Edit b" }).click();
  await page.getByLabel("Name of the rule").fill("x");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Edit b" }).and(page.locator(":focus")).waitFor();
  await page.getByRole("button", { name: "Edit b" }).click();
  await page.getByRole("combobox", { name: "Risk" }).selectOption("High or higher");
  await page.getByLabel("Tunnel").check();
  await page.getByRole("button", { name: "Save" }).click();
  await said(page, "Saved.");
  const { own } = await stored<Settings>(page);
  assert.deepEqual(own?.rules[1], {
    id: "b",
    action: "warn",
    kinds: ["tunnel"],
    controls: ["full"],
    level: "high",
  });
  assert.deepEqual(
    own?.rules.map(({ id }) => id),
    ["a", "b", "c"],
  );
});

test("a deleted rule comes back by undo", async () => {
  const page = await on().options({ settings: OWN });
  await page.getByRole("button", { name: "Delete full" }).click();
  await said(page, "Rule “full” deleted.");
  assert.deepEqual((await stored<Settings>(page)).own?.rules, []);
  await page.getByRole("button", { name: "Undo" }).click();
  await said(page, "Undone.");
  assert.deepEqual((await stored<Settings>(page)).own, OWN.own);
});

test("a policy file is read in and written out, exclusions and all", async () => {
  const page = await on().options();
  const exclusion = { site: "demo.ngrok-free.app", who: "A. Admin", why: "Trade fair", until: "2099-01-31" };
  const file = {
    name: "acme",
    rules: [{ id: "t", action: "block", kinds: ["tunnel"] }],
    exclusions: [exclusion],
  };
  await handOver(page, policyPart(page).getByRole("button", { name: "Import" }), file);
  await said(page, "Policy “acme” is in force: 1 rules, 1 exclusions.");
  const settings = await stored<Settings>(page);
  assert.equal(settings.policy, "own");
  assert.deepEqual(settings.exclusions, [exclusion]);
  const written = JSON.parse(await saved(page, policyPart(page).getByRole("button", { name: "Export" })));
  assert.deepEqual(written, { ...file, default: "allow" });
});

test("a file that is no policy is refused with the reason, and nothing changes", async () => {
  const page = await on().options({ settings: OWN });
  const button = policyPart(page).getByRole("button", { name: "Import" });
  await handOver(page, button, "{ not json");
  await page
    .getByRole("alert")
    .getByText(/not saved/)
    .waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await handOver(page, button, { name: "acme", rules: [{ id: "a", action: "explode" }] });
  await page
    .getByRole("alert")
    .getByText(/explode/)
    .waitFor();
  assert.deepEqual(await stored(page), OWN);
});
