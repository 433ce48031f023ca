import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Entry } from "../../../extension/src/log/entry.ts";
import type { Settings } from "../../../extension/src/settings/types.ts";
import { axeFindings } from "../../e2e/lib/axe.ts";
import { csvRecords } from "../../e2e/lib/download.ts";
import { eventually, numbers, pages, saved, stored } from "./pages.ts";

const on = pages();

const said = (page: Page, text: string | RegExp) => page.locator(".toast", { hasText: text }).waitFor();

function entry(at: number, more: Partial<Entry> = {}): Entry {
  return {
    at: new Date(Date.UTC(2026, 10, 22, 12, at)).toISOString(),
    host: `h${at}.duckdns.org`,
    site: `h${at}.duckdns.org`,
    provider: "duckdns",
    level: "high",
    action: "warn",
    rule: "balanced/full-control",
    event: "stopped",
    catalogue: 1,
    ...more,
  };
}

const LOG = [
  ...Array.from({ length: 30 }, (_, at) => entry(at)),
  entry(30, { event: "opened-once", why: "=SUM(1)" }),
];

test("switches and choices are stored", async () => {
  const page = await on().options();
  await page.getByRole("switch", { name: "Let the browser read ahead" }).check();
  await said(page, "Saved.");
  const selects = page.locator("#stops select");
  await selects.nth(0).selectOption("Block");
  await eventually(page, ({ frames }) => frames === "block");
  await selects.nth(1).selectOption("Do nothing");
  await eventually(page, ({ downloads }) => downloads === "off");
  const { readAhead, log } = await stored<Settings>(page);
  assert.deepEqual([readAhead, log], [true, true]);
});

test("another language is there at once, and after a reload", async () => {
  const page = await on().options();
  await page.getByRole("combobox", { name: "Language" }).selectOption("日本語");
  await page.getByRole("heading", { name: "設定", level: 1 }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "ja");
  await page.reload();
  await page.getByRole("heading", { name: "設定", level: 1 }).waitFor();
  assert.equal(await page.title(), "Sublet: 設定");
});

test("the log is filtered, written out and cleared", async () => {
  const page = await on().options({ "log.chunk.0": LOG });
  const rows = page.locator(".is-log tbody tr");
  await numbers(rows, 20);
  await page.getByRole("button", { name: "Show more" }).click();
  await numbers(rows, 31);
  assert.match(await rows.first().innerText(), /h30\.duckdns\.org/);

  const ndjson = await saved(page, page.getByRole("button", { name: "Export NDJSON" }));
  assert.deepEqual(
    ndjson
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
    LOG.toReversed(),
  );

  await page.getByLabel("What happened").selectOption("Opened once");
  await page.getByText("1 of 31 shown").waitFor();
  const [record] = csvRecords(await saved(page, page.getByRole("button", { name: "Export CSV" })));
  assert.deepEqual(
    [record?.host, record?.event, record?.why],
    ["h30.duckdns.org", "opened-once", "'=SUM(1)"],
  );

  await page.getByRole("button", { name: "Clear the log" }).click();
  assert.equal((await stored<Entry[]>(page, "log.chunk.0")).length, 31);
  await page.getByRole("button", { name: "Clear it" }).click();
  await page.getByText("Nothing has been written down.").waitFor();
  assert.equal(await stored(page, "log.chunk.0"), undefined);
});

test("switching the log off is stored and leaves what is there", async () => {
  const page = await on().options({ "log.chunk.0": LOG });
  await page.getByRole("switch", { name: "Write decisions down" }).uncheck();
  await said(page, "Saved.");
  assert.equal((await stored<Settings>(page)).log, false);
  assert.equal((await stored<Entry[]>(page, "log.chunk.0")).length, 31);
});

test("the catalogue says how old it is", async () => {
  const page = await on().options();
  await page
    .locator(".about")
    .getByText(/suffixes of \d+ providers/)
    .waitFor();
});

test("values that cannot be used are told, kept aside on the first change and can be taken out", async () => {
  const bad = { host: "Not.Canonical", who: "a", why: "b" };
  const page = await on().options({
    settings: { version: 1, policy: "lenient", exclusions: [bad], log: false },
  });
  const panel = page.locator(".is-problem");
  await numbers(panel.getByRole("listitem"), 2);
  assert.equal(await page.getByRole("radio", { name: /^Balanced/ }).isChecked(), true);

  await page.getByRole("radio", { name: /^Strict/ }).check();
  await panel.getByText("Values set aside because they could not be used: 2.").waitFor();
  const kept = JSON.parse(await saved(page, panel.getByRole("button", { name: "Export them" })));
  assert.deepEqual(
    kept.map(({ value }: { value: unknown }) => value),
    ["lenient", bad],
  );
  assert.equal((await stored<Settings>(page)).log, false);
  await panel.getByRole("button", { name: "Delete them" }).click();
  await panel.waitFor({ state: "detached" });
});

test("settings of a newer version are shown and never written", async () => {
  const settings = { version: 2, policy: "strict", shape: "round" };
  const page = await on().options({ settings });
  await page
    .locator(".is-problem")
    .getByText(/newer version/)
    .waitFor();
  await page.getByRole("radio", { name: /^Monitor/ }).click();
  await page
    .getByRole("alert")
    .locator("b", { hasText: /newer version/ })
    .waitFor();
  assert.deepEqual(await stored(page), settings);
  assert.equal(await page.getByRole("radio", { name: /^Strict/ }).isChecked(), true);
});

test("a full storage refuses the change in plain words and keeps what was there", async () => {
  const settings = { version: 1, policy: "strict" };
  const page = await on().options({ settings });
  await page.evaluate(async () => {
    const { local } = browser.storage;
    const room = local.QUOTA_BYTES - (await local.getBytesInUse(null));
    await local.set({ filler: "x".repeat(room - '"filler"'.length - 20) });
  });
  await page.getByRole("radio", { name: /^Monitor/ }).click();
  await page
    .getByRole("alert")
    .getByText(/storage is full/)
    .waitFor();
  assert.deepEqual(await stored(page), settings);
  await page.locator("#policy input[value=strict]:checked").waitFor();
});

test("nothing wrong is found by axe and nothing sticks out, wide or narrow, light or dark, in either language", async () => {
  const own = {
    name: "own",
    rules: [{ id: "t", action: "block", kinds: ["tunnel"], providers: ["duckdns"] }],
  };
  const exclusions = [
    { site: `${"long-".repeat(12)}x.ngrok-free.app`, who: "A", why: "B", until: "2020-01-31" },
  ];
  for (const [lang, colorScheme, width, edit, remove] of [
    ["en", "light", 1280, "Edit t", "Edit long"],
    ["ja", "dark", 380, "編集 t", "編集 long"],
  ] as const) {
    const page = await on().options({
      settings: { version: 1, policy: "own", own, exclusions, lang, colour: "refused" },
      "log.chunk.0": LOG,
    });
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole("button", { name: edit }).click();
    await page.getByRole("button", { name: remove }).click();
    await page.getByRole("combobox", { name: lang === "en" ? "Providers" : "事業者" }).fill("cloud");
    await page.locator(".hits").getByRole("option").first().waitFor();
    assert.deepEqual(await axeFindings(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true);
  }
});
