import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Page } from "playwright-core";
import { PATIENCE } from "../lib/patience.ts";
import { world } from "../lib/world.ts";
import { idOf, launch } from "./browser.ts";
import { Company } from "./policies.ts";
import { EXTENSION, profile, Stage } from "./stage.ts";

const it = world();
const company = new Company(idOf(EXTENSION));

/** A browser of the company's, started anew. */
async function managed(t: TestContext, values: object): Promise<Stage> {
  company.manages(values);
  const context = await launch({ profile: profile(), extension: EXTENSION });
  t.after(() => context.close());
  const stage = await Stage.open(it, context);
  await stage.home.goto(`${stage.origin}/options.html`);
  await told(stage.home, values);
  await renewed(stage.home, values);
  await stage.freshTab();
  return stage;
}

/** Waits until the rules are those of the values: the first ones may have been made before they came. */
async function renewed(page: Page, values: object): Promise<void> {
  const expected = JSON.stringify(sorted(values));
  const local = (key: string) =>
    page.evaluate(async (key) => (await browser.storage.local.get(key))[key], key) as Promise<object>;
  await until(async () => JSON.stringify(sorted(await local("managed.last"))) === expected);
  // Rules with a problem beside them are made anew at the next change of the settings.
  await page.evaluate(async () => {
    const { rules } = await browser.storage.local.get("rules");
    await browser.storage.local.set({ rules: { ...(rules as object), problem: "to be renewed" } });
    await browser.storage.local.set({ settings: { version: 1 } });
  });
  await until(async () => ((await local("rules")) as { problem: unknown }).problem === null);
  await page.reload();
}

/** Waits until the browser hands the values over. */
async function told(page: Page, values: object): Promise<void> {
  const expected = JSON.stringify(sorted(values));
  await until(async () => {
    const given = await page.evaluate(async () => JSON.stringify(await browser.storage.managed.get(null)));
    return given === expected;
  });
}

/** Asks again until there is an answer; Chromium takes some seconds to see that a policy file changed. */
async function until<T>(ask: () => Promise<T | false | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    assert.ok(Date.now() < end, "it comes within a minute");
  }
}

/** Chromium hands keys over in the order of the alphabet. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function rules({ home }: Stage): Promise<number> {
  return home.evaluate(async () => (await browser.declarativeNetRequest.getDynamicRules()).length);
}

const refusals = (page: Page) => page.locator("#problems-title + .problems .detail");

/** The log's entry of a kind on a host. */
function logged(stage: Stage, host: string, event: string): Promise<{ why?: string }> {
  return until(async () => {
    const stored = await stage.home.evaluate(() => browser.storage.local.get(null));
    const chunks = Object.entries(stored as Record<string, unknown>).filter(([key]) =>
      key.startsWith("log.chunk."),
    );
    const entries = chunks.flatMap(([, chunk]) => chunk as { host: string; event: string; why?: string }[]);
    return entries.find((entry) => entry.host === host && entry.event === event);
  });
}

test("a built-in policy of the company is in force, and locked", async (t) => {
  const stage = await managed(t, {
    policy: "strict",
    frames: "off",
    readAhead: false,
    log: true,
    lang: "ja",
  });
  await stage.go("http://one.blogspot.com/");
  assert.equal(await stage.stopped(), "http://one.blogspot.com/");
  await stage.unseen("one.blogspot.com");

  const options = stage.home;
  await options.locator("#policy .lock").waitFor();
  assert.equal(await options.locator("#policy input").count(), 0);
  assert.equal(await options.locator("html").getAttribute("lang"), "ja");
  assert.ok(await options.locator("#stops select").first().isDisabled());
  assert.equal(await options.locator("#stops select").first().inputValue(), "off");
  assert.ok(await options.locator("#stops select").nth(1).isEnabled());
  assert.equal(await refusals(options).count(), 0);
});

test("a policy of the company's own is in force with its exclusions", async (t) => {
  const stage = await managed(t, {
    ownPolicy: {
      name: "acme",
      default: "allow",
      rules: [{ id: "blogs", action: "block", kinds: ["blog"] }],
      exclusions: [{ site: "ours.blogspot.com", who: "A. Admin", why: "Ours", until: "2199-12-31" }],
    },
    exclusions: false,
  });
  await stage.go("http://theirs.blogspot.com/");
  await stage.stopped();
  await stage.unseen("theirs.blogspot.com");
  await stage.go("http://ours.blogspot.com/");
  await stage.served("ours.blogspot.com");
  await stage.go("http://one.duckdns.org/");
  await stage.served("one.duckdns.org");
});

test("what cannot be used is told, and a refused policy makes way for the balanced one", async (t) => {
  const stage = await managed(t, {
    frames: "all",
    lang: "de",
    ownPolicy: {
      name: "acme",
      rules: [{ id: "blogs", action: "block", kinds: ["blog"], control: ["full"] }],
    },
  });
  await refusals(stage.home).nth(2).waitFor();
  const told = await refusals(stage.home).allTextContents();
  assert.deepEqual(told.map((detail) => detail.split(":")[0]).sort(), ["frames", "lang", "ownPolicy"]);
  assert.match(told.join("\n"), /unknown field `control`/);
  await stage.go("http://one.blogspot.com/");
  await stage.served("one.blogspot.com");
  await stage.go("http://one.duckdns.org/");
  await stage.stopped();
});

test("a misspelt end of an exclusion is refused, not left out", async (t) => {
  const stage = await managed(t, {
    ownPolicy: {
      name: "acme",
      default: "block",
      exclusions: [{ site: "ours.duckdns.org", who: "A. Admin", why: "Ours", "until-date": "2027-01-31" }],
    },
  });
  await refusals(stage.home).waitFor();
  assert.match(await refusals(stage.home).innerText(), /unknown field `until-date`/);
  await stage.go("http://ours.duckdns.org/");
  await stage.stopped();
});

test("report-only, switched on while the browser runs, stops nothing and writes down what it would have stopped", async (t) => {
  const stage = await managed(t, { policy: "strict" });
  await stage.go("http://before.duckdns.org/");
  await stage.stopped();

  const values = { policy: "strict", reportOnly: true };
  company.manages(values);
  await told(stage.home, values);
  await until(async () => (await rules(stage)) === 1);
  await stage.go("http://after.duckdns.org/");
  await stage.served("after.duckdns.org");
  await logged(stage, "after.duckdns.org", "reported");
});

test("where the company allows no way through there is none", async (t) => {
  const stage = await managed(t, {
    policy: "balanced",
    proceed: false,
    text: "Ask first.",
    contact: "help@acme.example",
  });
  await stage.go("http://one.duckdns.org/");
  await stage.stopped();
  const page = stage.tab.locator("main");
  await page.getByText("Your organisation does not let anyone open stopped addresses.").waitFor();
  await page.getByText("Ask first.").waitFor();
  await page.getByText("help@acme.example").waitFor();
  await page.getByRole("button", { name: "Go back" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /open once|always allow/i }).count(), 0);
});

test("where the company asks for a reason nothing opens without one, and the log keeps it", async (t) => {
  const stage = await managed(t, { policy: "balanced", justification: true });
  await stage.go("http://one.duckdns.org/");
  await stage.stopped();
  const page = stage.tab.locator("main");
  await page.getByRole("button", { name: /open once/i }).click();
  await page.getByRole("button", { name: "Open it now" }).click();
  await stage.unseen("one.duckdns.org");
  await page.getByRole("textbox").fill("The supplier's camera");
  await page.getByRole("button", { name: "Open it now" }).click();
  await stage.served("one.duckdns.org");
  const entry = await logged(stage, "one.duckdns.org", "opened-once");
  assert.equal(entry.why, "The supplier's camera");
});
