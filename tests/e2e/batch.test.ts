import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { batch } from "./lib/batch.ts";
import { csvRecords, downloaded, verdictTexts } from "./lib/download.ts";
import { stage } from "./lib/stage.ts";
import { classifier, said } from "./lib/wasm.ts";

const set = stage();

async function paste(page: Page, box: string, text: string): Promise<void> {
  await page.locator(box).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function check(page: Page, text: string): Promise<void> {
  await page.locator('.ask-mode button[data-value="many"]').click();
  await paste(page, "#batch", text);
  await page.locator(".table-row.is-entry").first().waitFor();
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, content]) => {
      const held = new DataTransfer();
      held.items.add(new File([content], file));
      return held;
    },
    [name, text] as const,
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
  await page.locator(".drop-veil").waitFor();
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

function shown(page: Page): Promise<string[]> {
  return page.locator(".table-row.is-entry .at-input").allInnerTexts();
}

test("5,000 lines become a table, of which only the rows in sight are drawn", async () => {
  const { page, problems } = await set.open();
  await check(page, batch(5000).join("\n"));
  await page.getByRole("heading", { name: "5,000 addresses found" }).waitFor();
  assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "5001");
  assert.ok((await page.locator(".table-row.is-entry").count()) < 60);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("filters, bars and sorting show the rows asked for", async () => {
  const { page } = await set.open();
  await check(page, batch(1000).join("\n"));
  await page.locator('select[name="kind"]').selectOption("blog");
  await page.getByText("100 of 1,000 shown").waitFor();
  assert.ok((await shown(page)).every((input) => input.includes("blogspot")));
  await page.locator('input[name="text"]').fill("shop12.");
  await page.getByText("1 of 1,000 shown").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByRole("button", { name: "Duck DNS 200" }).click();
  await page.getByText("200 of 1,000 shown").waitFor();
  await page.locator(".tally").getByRole("button", { name: /Warn/ }).click();
  await page.getByText("100 of 1,000 shown").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();

  const risk = page.getByRole("columnheader", { name: "Risk" });
  await risk.getByRole("button").click();
  assert.equal(await risk.getAttribute("aria-sort"), "descending");
  const scores = (await page.locator(".is-entry .score").allInnerTexts()).map(Number);
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  );
  const address = page.getByRole("columnheader", { name: "Address" });
  await address.getByRole("button").click();
  assert.equal(await address.getAttribute("aria-sort"), "ascending");
  const inputs = await shown(page);
  assert.deepEqual(inputs, inputs.toSorted());
  assert.equal(inputs[0], "c104.ngrok-free.app");
  await page.context().close();
});

test("downloads hold what is shown, exactly as the package gives it", async () => {
  const made = await classifier();
  const { page } = await set.open();
  const lines = batch(5000);
  await check(page, lines.join("\n"));
  const texts = verdictTexts(await downloaded(page, "json"));
  assert.deepEqual(
    texts,
    lines.map((line) => said(made, line)),
  );

  await page.locator('select[name="action"]').selectOption("warn");
  await page.locator('input[name="text"]').fill("duckdns");
  await page.getByText("500 of 5,000 shown").waitFor();
  const records = csvRecords(await downloaded(page, "csv"));
  assert.equal(records.length, 500);
  for (const record of records) {
    const verdict = made.check(record.input ?? "", "en");
    assert.equal(record.host, verdict.host);
    assert.equal(record.provider, "duckdns");
    assert.equal(record.score, String(verdict.risk.score));
    assert.equal(record.rule, verdict.decision.rule);
  }
  await page.context().close();
});

test("rows open by keyboard and the details page through them", async () => {
  const { page } = await set.open();
  await check(page, batch(1000).join("\n"));
  await page.getByRole("grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const details = page.getByRole("dialog");
  await details.getByText("2 of 1,000").waitFor();
  assert.match(await details.locator("h2").innerText(), /pages\.dev/);
  await page.keyboard.press("ArrowRight");
  await details.getByText("3 of 1,000").waitFor();
  await page.keyboard.press("Escape");
  await details.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "grid");
  await page.keyboard.press("End");
  await page.locator('.table-row.is-active[aria-rowindex="1001"]').waitFor();
  await page.context().close();
});

test("a dropped file is read, and a long one never grows into the link", async () => {
  const { page, problems } = await set.open();
  await drop(page, "hosts.log", `2026-11-22 blocked ${batch(1000).join("\n2026-11-22 blocked ")}`);
  await page.getByRole("heading", { name: "1,000 addresses found" }).waitFor();
  assert.match(new URL(page.url()).hash, /^#kept=\d+$/);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("lines typed or pasted in small measure stay in the box and go into the link", async () => {
  const { page } = await set.open();
  await page.locator('.ask-mode button[data-value="many"]').click();
  await page.locator("#batch").fill(batch(30).join("\n"));
  await page.getByRole("button", { name: "Check all" }).click();
  await page.getByRole("heading", { name: "30 addresses found" }).waitFor();
  assert.equal(new URL(page.url()).hash, `#list=${encodeURIComponent(batch(30).join("\n"))}`);
  await page.reload();
  await page.getByRole("heading", { name: "30 addresses found" }).waitFor();
  assert.equal(await page.locator("#batch").inputValue(), batch(30).join("\n"));
  await page.context().close();
});

test("a file with nothing to check says so", async () => {
  const { page } = await set.open();
  await drop(page, "empty.txt", "nothing here\nto be found\n");
  await page.getByRole("alert").getByText("No host, URL or address was found in it.").waitFor();
  await page.context().close();
});

test("several lines pasted into the one-line box become a batch", async () => {
  const { page } = await set.open();
  await paste(page, "#question", batch(20).join("\n"));
  await page.getByRole("heading", { name: "20 addresses found" }).waitFor();
  await page.context().close();
});

test("100,000 lines leave the page responsive", async () => {
  const { page, problems } = await set.open();
  await page.evaluate(() => {
    const page = globalThis as unknown as { longest: number };
    page.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) page.longest = Math.max(page.longest, duration);
    }).observe({ type: "longtask" });
  });
  const start = performance.now();
  await drop(page, "hosts.txt", batch(100_000).join("\n"));
  await page.getByRole("heading", { name: "100,000 addresses found" }).waitFor();
  const answered = performance.now() - start;
  await page.getByRole("columnheader", { name: "Risk" }).getByRole("button").click();
  await page.locator('[aria-sort="descending"]').waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("End");
  await page.locator('.table-row.is-active[aria-rowindex="100001"]').waitFor();
  const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
  console.log(
    `100,000 lines: answered in ${Math.round(answered)} ms, longest task ${Math.round(longest)} ms`,
  );
  assert.ok(longest < 1000, `the page stood still for ${longest} ms`);
  assert.deepEqual(problems, []);
  await page.context().close();
});
