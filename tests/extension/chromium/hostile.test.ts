import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { page as html } from "../lib/web.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);
const HOME = "http://ordinary.example/home";

const ADDRESSES: Record<string, string> = {
  "markup in the path":
    "http://m1.duckdns.org/<img src=x onerror=globalThis.owned=1><script>globalThis.owned=1</script>",
  "markup in the fragment": 'http://m2.duckdns.org/#"><svg onload=globalThis.owned=1><b>bold</b>',
  "entities and quotes": "http://m3.duckdns.org/?a=&lt;script&gt;&quot;'\"`",
  "markup as a user": "http://%3Cb%3Ebank.example%3C%2Fb%3E:hunter2@m4.duckdns.org/",
  "direction overrides": "http://m5.duckdns.org/\u202egpj.exe?\u2066\u2069#\u200f",
  "a name written right to left": "http://\u05d0\u05d1\u05d2.duckdns.org/\u05d0",
  "line separators and nulls": "http://m7.duckdns.org/%00%0a%0d\u2028\u2029?%00",
  "half a surrogate pair": "http://m8.duckdns.org/%ED%A0%80?\ud800",
  "a script behind our own mark": "http://m9.duckdns.org/?&u=javascript:globalThis.owned=1//",
  "our own address within": "http://m10.duckdns.org/?k=0&u=http://x/&k=1",
  "100 KB of letters": `http://m11.duckdns.org/${"a".repeat(102_400)}`,
  "100 KB of markup": `http://m12.duckdns.org/?${"<b>".repeat(34_134)}`,
  "100 KB of slashes": `http://m13.duckdns.org/${"/".repeat(102_400)}`,
  "100 KB of fragment": `http://m14.duckdns.org/#${"\u202e".repeat(11_000)}`,
  "a long name": `http://${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.duckdns.org/`,
};

for (const [what, url] of Object.entries(ADDRESSES)) {
  test(`stays inert on the warning page: ${what}`, async () => {
    const tab = await on().freshTab();
    const wrong: string[] = [];
    tab.on("pageerror", ({ message }) => wrong.push(message));
    tab.on("dialog", (dialog) => {
      wrong.push(dialog.message());
      void dialog.dismiss();
    });
    await on().go(url);
    await on().stopped();
    await tab.locator('[data-way="open"]').waitFor();
    for (const details of await tab.locator("details:not([open]) > summary").all()) await details.click();
    assert.equal(await tab.evaluate(() => "owned" in globalThis), false);
    assert.equal(await tab.locator("#app :is(img, script, iframe, object, embed)").count(), 0);
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    const text = await tab.locator("#app").innerText();
    assert.ok(text.length < 8_000, `${text.length} characters are shown`);
    assert.doesNotMatch(text, /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    assert.doesNotMatch(text + tab.url(), /hunter2|bank\.example/);
    const host = new URL(url).hostname;
    assert.ok(text.includes(host));
    const loose = await tab
      .locator("#app bdi")
      .evaluateAll((found) => found.filter((one) => getComputedStyle(one).unicodeBidi !== "isolate").length);
    assert.equal(loose, 0);
    assert.deepEqual(wrong, []);
    await on().unseen(host);
  });
}

async function nonce(): Promise<string> {
  const [rule] = (await on().home.evaluate(() => browser.declarativeNetRequest.getDynamicRules())).slice(-1);
  const found = /k=(\w+)/.exec(rule?.action.redirect?.regexSubstitution ?? "")?.[1];
  assert.ok(found);
  return found;
}

async function neutral(page: Page): Promise<void> {
  await page.getByText("This page belongs to Sublet.").waitFor();
  assert.equal(await page.locator("[data-way], [data-through], a, button").count(), 0);
  assert.doesNotMatch(await page.locator("body").innerText(), /forged/);
}

test("opened with no secret or a wrong one the page shows nothing", async () => {
  const tab = await on().freshTab();
  const wrong = "0".repeat(32);
  for (const query of [
    "",
    "?u=http://forged.duckdns.org/",
    `?k=${wrong}&u=http://forged.duckdns.org/`,
    "?k=&u=http://forged.duckdns.org/",
  ]) {
    await tab.goto(`${on().origin}/warn.html${query}`);
    await neutral(tab);
  }
  await on().unseen("forged.duckdns.org");
});

test("a web page that links to it gets nothing shown", async () => {
  const tab = await on().freshTab();
  const target = `${on().origin}/warn.html?k=1&u=http://forged.duckdns.org/`;
  it.serve((url) => (url.pathname === "/forger" ? { body: html(`<a href="${target}">go</a>`) } : undefined));
  await on().go("http://ordinary.example/forger");
  await tab.locator("a").click();
  await neutral(tab);
  await on().unseen("forged.duckdns.org");
});

for (const target of [
  "javascript:globalThis.owned=1",
  "data:text/html,forged",
  "file:///etc/passwd",
  "chrome://settings/",
  "ftp://forged.duckdns.org/",
  "forged",
]) {
  test(`even with the secret nothing but the web is opened: ${target}`, async () => {
    const tab = await on().freshTab();
    await tab.goto(`${on().origin}/warn.html?k=${await nonce()}&u=${target}`);
    await neutral(tab);
    assert.equal(await tab.evaluate(() => "owned" in globalThis), false);
  });
}

test("framed by a web page that knew the secret it has no way through", async () => {
  const tab = await on().freshTab();
  const secret = await nonce();
  await on().go(HOME);
  await tab.evaluate((src) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src, width: 600, height: 400 }));
  }, `${on().origin}/warn.html?k=${secret}&u=http://forged.duckdns.org/`);
  await on().until(
    "the frame",
    async () => tab.frames().length === 2 && tab.frames()[1]?.url() !== "about:blank",
  );
  const frame = tab.frames()[1];
  assert.ok(frame);
  await frame.locator("#app > *").first().waitFor();
  assert.equal(await frame.locator("[data-way], [data-through], button").count(), 0);
  await on().unseen("forged.duckdns.org");
});

test("the window that opened a stop can neither read nor drive it", async () => {
  const tab = await on().freshTab();
  await on().go(HOME);
  const opening = on().context.waitForEvent("page");
  await tab.evaluate(() => {
    Object.assign(globalThis, { opened: window.open("http://driven.duckdns.org/#part") });
  });
  const warning = await opening;
  await on().stopped(warning);
  await warning.locator('[data-way="open"]').waitFor();
  const tried = await tab.evaluate(() => {
    const { opened } = globalThis as unknown as { opened: Window };
    opened.postMessage({ type: "open" }, "*");
    const reads = [
      () => opened.document.body.innerText,
      () => opened.location.href,
      () => Reflect.get(opened, "chrome"),
    ];
    return reads.map((read) => {
      try {
        return String(read());
      } catch (thrown) {
        return thrown instanceof DOMException ? thrown.name : String(thrown);
      }
    });
  });
  assert.deepEqual(tried, ["SecurityError", "SecurityError", "SecurityError"]);
  await on().stopped(warning);
  await on().unseen("driven.duckdns.org");
});

test("web pages reach no other page and no message of the extension", async () => {
  const tab = await on().freshTab();
  await on().go(HOME);
  for (const path of [
    "options.html",
    "popup.html",
    "check.html",
    "download.html",
    "catalogue.bin",
    "guard.json",
    "background.js",
  ]) {
    const answer = await tab.evaluate(
      (url) =>
        fetch(url).then(
          () => "answered",
          () => "refused",
        ),
      `${on().origin}/${path}`,
    );
    assert.equal(answer, "refused", path);
  }
  assert.equal(
    await tab.evaluate(() => typeof Reflect.get(Reflect.get(globalThis, "chrome") ?? {}, "runtime")),
    "undefined",
  );
  const opening = on().context.waitForEvent("page");
  await tab.evaluate((url) => void window.open(url), `${on().origin}/options.html`);
  const opened = await opening;
  await opened.waitForLoadState();
  assert.equal(opened.url().startsWith(on().origin), false);
});
