import assert from "node:assert/strict";
import { test } from "node:test";
import { downloaded, verdictTexts } from "./lib/download.ts";
import { ask } from "./lib/page.ts";
import { stage } from "./lib/stage.ts";
import { classifier, said } from "./lib/wasm.ts";

const set = stage();

const TENANTS = {
  "a host": "evil.duckdns.org",
  "a URL": "https://bank.example@evil.duckdns.org:8443/a/b?c=d#e",
  "a defanged URL": "hxxps://evil[.]duckdns[.]org/x",
  "upper case and a trailing dot": "EVIL.DuckDNS.org.",
};

for (const [what, text] of Object.entries(TENANTS)) {
  test(`${what} is answered with whose door it is`, async () => {
    const { page, problems } = await set.open();
    await ask(page, text);
    const card = page.locator("article.verdict");
    await card.waitFor();
    assert.equal(await card.locator("h2").innerText(), "Anyone can get an address ending in duckdns.org.");
    assert.deepEqual(await card.locator(".anatomy-part dd").allInnerTexts(), ["evil.", "duckdns.org"]);
    assert.match(await card.locator(".decision").innerText(), /Warn[\s\S]*balanced\/full-control/);
    assert.equal(await card.getByRole("meter").getAttribute("aria-label"), "Risk score");
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}

test("a provider's own host and a plain one are no tenants", async () => {
  const { page } = await set.open("#q=www.duckdns.org");
  await page.getByRole("heading", { name: "This address belongs to Duck DNS itself." }).waitFor();
  await ask(page, "www.example.com");
  await page.getByRole("heading", { name: "No record says that this address is rented." }).waitFor();
  assert.equal(await page.getByRole("meter").count(), 0);
  await page.context().close();
});

test("reasons add up to the score and incidents name their sources", async () => {
  const { page } = await set.open("#q=evil.duckdns.org");
  const points = await page.locator(".reason-points").allInnerTexts();
  const sum = points.reduce((total, text) => total + Number(text.replace("−", "-")), 0);
  assert.equal(await page.getByRole("meter").getAttribute("aria-valuenow"), String(sum));
  for (const link of await page.locator(".incidents a").all()) {
    assert.match((await link.getAttribute("href")) ?? "", /^https:\/\//);
    assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  }
  await page.context().close();
});

test("an international name is shown in both forms", async () => {
  const { page } = await set.open(`#q=${encodeURIComponent("https://bücher.duckdns.org/")}`);
  const card = page.locator("article.verdict");
  await card.waitFor();
  assert.deepEqual(await card.locator(".anatomy-part dd").allInnerTexts(), ["xn--bcher-kva.", "duckdns.org"]);
  await card.getByText("bücher.duckdns.org", { exact: true }).waitFor();
  await page.context().close();
});

test("the page and the package in Node give the same JSON", async () => {
  const made = await classifier();
  for (const lang of ["en", "ja"] as const) {
    // A page of its own for each: Chromium drops the eleventh download that a page starts without a second's pause.
    const { page } = await set.open();
    await page.locator(`button[data-value="${lang}"]`).click();
    for (const text of [
      ...Object.values(TENANTS),
      "a.b.pages.dev",
      "www.duckdns.org",
      "example.com",
      "192.0.2.7",
    ]) {
      const expected = said(made, text, lang);
      await page.goto(`${set.site.address}#q=${encodeURIComponent(text)}`);
      // The card before stays until the next is ready; a click while they change places goes nowhere.
      await page.waitForFunction(({ input, host }) => {
        const parts = document.querySelectorAll('#answer[aria-busy="false"] .anatomy-parts dd');
        const shown = [...parts].map((part) => part.textContent).join("");
        return shown === host && (document.querySelector(".anatomy-asked")?.textContent ?? host) === input;
      }, JSON.parse(expected));
      assert.deepEqual(verdictTexts(await downloaded(page, "json")), [expected]);
    }
    await page.context().close();
  }
});

test("another policy gives another decision, and the link carries it", async () => {
  const { page } = await set.open("#q=evil.duckdns.org");
  const decision = page.locator(".decision");
  await decision.getByText("balanced/").waitFor();
  await page.getByRole("button", { name: "Strict" }).click();
  await decision.getByText("strict/").waitFor();
  assert.match(await decision.innerText(), /Block/);
  assert.equal(new URL(page.url()).hash, "#policy=strict&q=evil.duckdns.org");
  await page.getByRole("button", { name: "Monitor" }).click();
  await decision.getByText("monitor/").waitFor();
  assert.match(await decision.innerText(), /Log/);
  await page.context().close();

  const linked = await set.open("#policy=strict&q=evil.duckdns.org");
  await linked.page.locator(".decision").getByText("strict/").waitFor();
  assert.equal(
    await linked.page.getByRole("button", { name: "Strict" }).getAttribute("aria-pressed"),
    "true",
  );
  await linked.page.context().close();
});

test("back and forward lead through what was asked", async () => {
  const { page } = await set.open();
  await ask(page, "one.duckdns.org");
  await page.getByText("one.", { exact: true }).waitFor();
  await ask(page, "two.duckdns.org");
  await page.getByText("two.", { exact: true }).waitFor();
  await page.goBack();
  await page.getByText("one.", { exact: true }).waitFor();
  assert.equal(await page.locator("#question").inputValue(), "one.duckdns.org");
  await page.goBack();
  await page.locator("main.is-home").waitFor();
  await page.goForward();
  await page.getByText("one.", { exact: true }).waitFor();
  await page.context().close();
});

test("bad input is refused with the classifier's own sentence, in both languages", async () => {
  const made = await classifier();
  const { page, problems } = await set.open();
  for (const lang of ["en", "ja"] as const) {
    await page.locator(`button[data-value="${lang}"]`).click();
    for (const text of [
      "",
      "a..duckdns.org",
      "http://[nothing",
      "data:text/plain,x",
      `${"a".repeat(64)}.duckdns.org`,
    ]) {
      await ask(page, text);
      const code = said(made, text, lang);
      const failed = page.getByRole("alert");
      await failed.locator("code", { hasText: new RegExp(`^${code}$`) }).waitFor();
      const sentence = sentenceOf(() => made.check(text, lang));
      assert.equal(await failed.locator(".failed-sentence").textContent(), sentence);
    }
  }
  assert.deepEqual(problems, []);
  await page.context().close();
});

function sentenceOf(refused: () => unknown): string {
  try {
    refused();
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
  throw new Error("this was to be refused");
}
