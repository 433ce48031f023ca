import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { axeFindings } from "../../e2e/lib/axe.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);
const ADDRESS = "https://files.login-update.duckdns.org:8443/account/verify?id=42&next=%2Fhome#top";

async function warning(address = ADDRESS): Promise<Page> {
  const tab = await on().freshTab();
  await on().go(address);
  await on().stopped();
  await tab.locator(".stop").waitFor();
  return tab;
}

async function details(address?: string): Promise<Page> {
  const tab = await warning(address);
  await tab.locator("summary").click();
  return tab;
}

/** What is in the clipboard. */
async function pasted(): Promise<string> {
  const tab = await on().freshTab();
  await tab.setContent("<textarea></textarea>");
  await tab.locator("textarea").focus();
  await tab.keyboard.press("Control+V");
  return tab.locator("textarea").inputValue();
}

test("it begins with one sentence, the host taken apart and the way back", async () => {
  const tab = await warning();
  assert.equal(
    await tab.getByRole("heading", { level: 1 }).textContent(),
    "Anyone can get an address ending in duckdns.org without showing who they are.",
  );
  assert.deepEqual(await tab.locator(".anatomy dd").allTextContents(), [
    "files.",
    "login-update.",
    "duckdns.org",
  ]);
  assert.match(await tab.title(), /files\.login-update\.duckdns\.org/);
  assert.equal(await tab.locator(":focus").textContent(), "Go back");
  assert.equal(await tab.locator(".reasons").isVisible(), false);
});

test("the details say who, what, how risky, by which rule, from which catalogue, and the whole address", async () => {
  const tab = await details();
  const said = (await tab.locator(".stop-details").innerText()).replaceAll("\n", " ");
  for (const what of [
    /Duck DNS/,
    /Dynamic DNS/,
    /\+40 The tenant decides where the name leads/,
    /Content and DNS/,
    /balanced\/full-control/,
    /Policy: Balanced/,
    /Catalogue no\. \d+ of \w+ \d+, \d{4}/,
    /Stopped on \w+ \d+, \d{4}/,
  ]) {
    assert.match(said, what);
  }
  assert.equal(await tab.locator(".address").innerText(), ADDRESS);
  const incidents = await tab.locator(".incidents li").count();
  assert.notEqual(incidents, 0);
  for (const incident of await tab.locator(".incidents li").all()) {
    assert.match(await incident.locator(".incident-year").innerText(), /^20\d\d$/);
    assert.match((await incident.locator(".incident-source a").getAttribute("href")) ?? "", /^https:\/\//);
  }
});

test("an international host is shown in Unicode as well as in ASCII, isolated from the text around it", async () => {
  const tab = await warning("http://bücher.münchen.duckdns.org/");
  assert.deepEqual(await tab.locator(".anatomy dd bdi").allTextContents(), [
    "xn--bcher-kva.",
    "xn--mnchen-3ya.",
    "duckdns.org",
  ]);
  assert.equal(await tab.locator(".anatomy-also bdi").textContent(), "bücher.münchen.duckdns.org");
});

test("the report for the help desk is copied as plain text without query, fragment and links", async () => {
  const tab = await warning();
  await tab.getByRole("button", { name: "Copy a report" }).click();
  await tab.locator(".more-said", { hasText: "copied" }).waitFor();
  const report = await pasted();
  assert.match(report, /^Host: files\[\.\]login-update\[\.\]duckdns\[\.\]org$/m);
  assert.match(report, /^Policy: Balanced$/m);
  assert.match(report, /^Rule: balanced\/full-control$/m);
  assert.match(report, /^Catalogue: .*\d/m);
  assert.match(report, /^Time: \d{4}-\d\d-\d\dT/m);
  assert.doesNotMatch(report, /id=42|#top|https?:/);
});

test("the whole address is copied even where its middle is not shown", async () => {
  const address = `http://long.duckdns.org/${"a/".repeat(50_000)}end?q=1`;
  const tab = await details(address);
  const shown = await tab.locator(".address").innerText();
  assert.match(shown, /characters left out/);
  assert.ok(shown.endsWith("end?q=1"));
  assert.ok(shown.length < 1000);
  await tab.getByRole("button", { name: "Copy the whole address" }).click();
  await tab.locator(".address-copy [role=status]", { hasText: "Copied." }).waitFor();
  assert.equal(await pasted(), address);
});

test("the look-up page opens on the host in a tab of its own", async () => {
  const tab = await warning();
  await on().opened(() => tab.getByRole("link", { name: "Look it up in Sublet" }).click());
  await on().tab.waitForURL(`${on().origin}/check.html#q=files.login-update.duckdns.org`);
});

test("the keyboard reaches everything in the order it is read, and Escape leaves a second step first", async () => {
  const tab = await warning();
  const order = ["Open once…", "Always allow…", "Copy a report", "Look it up in Sublet"];
  for (const name of order) {
    await tab.keyboard.press("Tab");
    assert.equal(await tab.locator(":focus").textContent(), name);
  }
  await tab.keyboard.press("Tab");
  assert.equal(await tab.locator("summary:focus").count(), 1);
  await tab.locator("[data-way=always]").focus();
  await tab.keyboard.press("Enter");
  await tab.getByRole("heading", { name: "Always allow this address?" }).waitFor();
  assert.equal(await tab.locator("[name=what]:checked").inputValue(), "host");
  await tab.keyboard.press("Escape");
  await tab.locator(".way-panel").waitFor({ state: "detached" });
  assert.equal(await tab.locator(":focus").textContent(), "Always allow…");
});

test("a double click on the first step does not take the second", async () => {
  const tab = await warning();
  await tab.locator("[data-way=open]").click();
  assert.equal(await tab.locator("[data-through]").isDisabled(), true);
  await tab.locator("[data-through]:enabled").waitFor();
});

test("a stop is written down by its host, once a load, and nothing of the address with it", async () => {
  const host = "noted-once.duckdns.org";
  const tab = await warning(`http://${host}/secret-path?token=secret`);
  const noted = () =>
    tab.evaluate(async () => {
      const chunks = Object.entries(await browser.storage.local.get(null));
      return JSON.stringify(chunks.filter(([key]) => key.startsWith("log.")));
    });
  await on().until("the entry", async () => (await noted()).includes(host));
  const log = await noted();
  assert.equal(log.split(`"host":"${host}"`).length, 2);
  assert.match(log, /"event":"stopped"/);
  assert.doesNotMatch(log, /secret/);
});

test("a block has no way through", async () => {
  await on().settle({ policy: "strict" });
  const tab = await warning();
  await tab.getByText("The policy does not let anyone open this address.").waitFor();
  assert.equal(await tab.locator("[data-way], [data-through]").count(), 0);
  assert.equal(await tab.locator(":focus").textContent(), "Go back");
  await on().settle({ policy: "balanced" });
});

test("nothing wrong is found by axe and nothing sticks out, wide or narrow, light or dark, in either language", async () => {
  for (const lang of ["en", "ja"]) {
    await on().home.evaluate((lang) => browser.storage.local.set({ settings: { version: 1, lang } }), lang);
    for (const [colorScheme, width] of [
      ["light", 1280],
      ["dark", 380],
    ] as const) {
      const tab = await details(`https://${"long-".repeat(11)}x.login-update.duckdns.org/${"y".repeat(500)}`);
      await tab.emulateMedia({ colorScheme });
      await tab.setViewportSize({ width, height: 900 });
      for (const way of ["open", "always"]) {
        await tab.locator(`[data-way=${way}]`).click();
        await tab.locator("[data-through]:enabled").waitFor();
        assert.deepEqual(await axeFindings(tab), []);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      }
      assert.equal(await tab.locator("html").getAttribute("lang"), lang);
    }
  }
});
