import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Page } from "playwright-core";
import { PATIENCE } from "../lib/patience.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);

/** Changes what is stored of the settings and waits until rules compiled from them are in force. */
async function settle(changes: Record<string, unknown>): Promise<void> {
  await on().home.evaluate(async (changes) => {
    const before = (await browser.storage.local.get("rules")).rules as { from: number };
    await browser.storage.local.set({ settings: { version: 1, ...changes } });
    for (;;) {
      const { from } = (await browser.storage.local.get("rules")).rules as { from: number };
      if (from !== before.from) return;
    }
  }, changes);
}

let nonce = 0;

beforeEach(async () => {
  // An exclusion that nobody needs: settings that differ from those before always renew the rules.
  const unused = { host: `unused-${++nonce}.duckdns.org`, who: "Tests", why: "to renew the rules" };
  await settle({ policy: "balanced", exclusions: [unused] });
  await on().freshTab();
});

/** Waits until a check holds; alarms of installed extensions ring half a minute late at worst. */
async function eventually(check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await check())) assert.ok(Date.now() < end, "it did not come to hold");
}

const rules = (): Promise<string> =>
  on().home.evaluate(async () => JSON.stringify(await browser.declarativeNetRequest.getDynamicRules()));

function badge(page: Page): Promise<{ text: string; title: string }> {
  return on().home.evaluate(async (url) => {
    const [tab] = (await browser.tabs.query({})).filter((tab) => tab.url === url);
    const tabId = tab?.id as number;
    return {
      text: await browser.action.getBadgeText({ tabId }),
      title: await browser.action.getTitle({ tabId }),
    };
  }, page.url());
}

async function badgeIs(text: string, title: RegExp): Promise<void> {
  const page = on().tab;
  const end = Date.now() + PATIENCE;
  let seen = await badge(page);
  while ((seen.text !== text || !title.test(seen.title)) && Date.now() < end) seen = await badge(page);
  assert.equal(seen.text, text);
  assert.match(seen.title, title);
}

const entries = (): Promise<{ host: string; event: string; rule: string }[]> =>
  on().home.evaluate(async () => {
    const all = await browser.storage.local.get(null);
    const chunks = Object.keys(all).filter((key) => key.startsWith("log.chunk."));
    return chunks.flatMap((key) => all[key] as { host: string; event: string; rule: string }[]);
  });

async function written(host: string): Promise<{ event: string; rule: string }[]> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = (await entries()).filter((entry) => entry.host === host);
    if (found.length > 0 || Date.now() > end) return found;
  }
}

test("the icon tells where the tab stands", async () => {
  await on().go("http://ordinary.example/");
  await badgeIs("", /no record says that ordinary\.example is rented/);
  await on().go("http://www.duckdns.org/");
  await badgeIs("", /www\.duckdns\.org belongs to Duck DNS itself/);
  await on().go("https://shown.github.io/");
  await badgeIs("⌂", /shown\.github\.io is rented from GitHub Pages/);
  await on().go("http://badge.duckdns.org/");
  await on().stopped();
  await badgeIs("!", /stopped this visit/);
});

test("a visit that the policy logs is written down once, by its host", async () => {
  const host = "noted.github.io";
  await on().go(`https://${host}/secret-path?token=1`);
  await on().go(`https://${host}/another`);
  const [entry, ...more] = await written(host);
  assert.equal(entry?.event, "logged");
  assert.equal(entry?.rule, "balanced/default");
  assert.deepEqual(more, []);
  assert.doesNotMatch(JSON.stringify(await entries()), /secret-path|token/);
});

test("another policy is in force at once", async () => {
  await on().go("http://first.duckdns.org/");
  await on().stopped();
  await settle({ policy: "monitor" });
  await on().go("http://second.duckdns.org/");
  await on().served("second.duckdns.org");
  await settle({ policy: "strict" });
  await on().go("https://third.github.io/");
  await on().stopped();
  await on().unseen("third.github.io");
});

test("an exclusion opens its host and no other, and ends when it says", async () => {
  const until = new Date(Date.now() + 10_000).toISOString().replace(/\.\d+/, "");
  const exclusion = { host: "mine.duckdns.org", who: "A. User", why: "my own camera", until };
  await settle({ policy: "balanced", exclusions: [exclusion] });
  await on().go("http://mine.duckdns.org/");
  await on().served("mine.duckdns.org");
  await on().go("http://below.mine.duckdns.org/");
  await on().stopped();
  await eventually(async () => !(await rules()).includes("mine.duckdns.org"));
  it.log.clear();
  await on().go("http://mine.duckdns.org/again");
  await on().stopped();
  await on().unseen("mine.duckdns.org");
});

test("rules that went missing come back with the first visit that should have been stopped", async () => {
  await on().home.evaluate(async () => {
    const rules = await browser.declarativeNetRequest.getDynamicRules();
    await browser.declarativeNetRequest.updateDynamicRules({ removeRuleIds: rules.map(({ id }) => id) });
    await browser.declarativeNetRequest.updateEnabledRulesets({ disableRulesetIds: ["guard"] });
  });
  await on().go("http://missed.duckdns.org/");
  await eventually(async () => (await rules()).includes("redirect"));
  await on().freshTab();
  await on().go("http://caught.duckdns.org/");
  await on().stopped();
  await on().unseen("caught.duckdns.org");
});

test("the menu and the address bar open the look-up page", async () => {
  const [worker] = on().context.serviceWorkers();
  assert.ok(worker);
  await on().opened(() =>
    worker.evaluate(() => {
      const clicked = browser.contextMenus.onClicked as unknown as { dispatch(info: object): void };
      clicked.dispatch({ menuItemId: "link", linkUrl: "http://menu.duckdns.org/path" });
    }),
  );
  await on().tab.waitForURL(`${on().origin}/check.html#q=http%3A%2F%2Fmenu.duckdns.org%2Fpath`);
  await on().tab.getByText("duckdns.org").first().waitFor();
  await on().unseen("menu.duckdns.org");
  const suggestions = await worker.evaluate(
    () =>
      new Promise<{ content: string; description: string }[]>((resolve) => {
        const changed = browser.omnibox.onInputChanged as unknown as {
          dispatch(text: string, suggest: typeof resolve): void;
        };
        changed.dispatch("duckd", resolve);
      }),
  );
  assert.ok(
    suggestions.some(({ content }) => content === "duckdns.org"),
    JSON.stringify(suggestions),
  );
});

/** A file that a tenant serves. */
function serveFile(host: string): void {
  it.serve((url) =>
    url.hostname === host && url.pathname === "/file.bin"
      ? {
          headers: {
            "content-type": "application/octet-stream",
            "content-disposition": "attachment",
          },
          body: "x".repeat(1000),
        }
      : undefined,
  );
}

async function download(host: string): Promise<void> {
  serveFile(host);
  const tab = on().tab;
  await on().opened(() => tab.goto(`https://${host}/file.bin`).catch(() => {}));
  await on().tab.waitForURL(`${on().origin}/download.html?id=*`);
}

const downloads = () =>
  on().home.evaluate(async () =>
    (await browser.downloads.search({})).map(({ state, exists, url }) => ({ state, exists, url })),
  );

test("a file from a tenant is asked about and can be discarded", async () => {
  await download("sender.github.io");
  await on().tab.getByText("Whoever holds “sender”").waitFor();
  await on().tab.getByRole("button", { name: "Discard the file" }).click();
  await on().tab.getByText("The file is discarded").waitFor();
  const [item] = (await downloads()).filter(({ url }) => url.includes("sender."));
  assert.ok(item && (item.state !== "complete" || !item.exists), JSON.stringify(item));
});

test("a file from a tenant can be kept", async () => {
  await download("keeper.github.io");
  await on().tab.getByRole("button", { name: "Keep it" }).click();
  await eventually(async () =>
    (await downloads()).some(
      ({ url, state, exists }) => url.includes("keeper.") && state === "complete" && exists,
    ),
  );
});

test("a file from a tenant is refused where the switch says so", async () => {
  await settle({ policy: "balanced", downloads: "block" });
  await download("refused.github.io");
  await on().tab.getByText("Sublet ended this download").waitFor();
  assert.equal(await on().tab.getByRole("button", { name: "Keep it" }).count(), 0);
  const [item] = (await downloads()).filter(({ url }) => url.includes("refused."));
  assert.ok(item && (item.state !== "complete" || !item.exists), JSON.stringify(item));
});

test("addresses that a policy names are stopped", async () => {
  const hosts = ["127.0.0.1", "[::1]", "plain.ordinary.example"];
  const own = { name: "mine", default: "log", rules: [{ id: "named", action: "block", hosts }] };
  await settle({ policy: "own", own });
  for (const host of hosts) {
    await on().go(`http://${host}:8080/path`);
    assert.equal(await on().stopped(), `http://${host}:8080/path`);
    await on().tab.getByText("mine/named").first().waitFor({ state: "attached" });
  }
  await on().go("http://below.plain.ordinary.example/");
  await on().served("below.plain.ordinary.example");
});
