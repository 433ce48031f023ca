import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "./lib/page.ts";
import { stage } from "./lib/stage.ts";

const set = stage();

const HOSTILE = {
  "HTML as a host": "<img src=x onerror=globalThis.owned=1>.duckdns.org",
  "HTML in a path": "https://x.duckdns.org/<script>globalThis.owned=1</script>",
  "HTML in userinfo": "https://<b>bank.example</b>@x.duckdns.org/",
  "a script URL": "javascript:globalThis.owned=1//x.duckdns.org",
  "direction overrides": "https://x.duckdns.org/\u202Egpj.exe",
  "a name written right to left": "https://\u05D0\u05D1\u05D2.duckdns.org/",
  "control characters": "x\u0000\u0007.duckdns.org",
  "half a surrogate pair": "\uD800.duckdns.org",
  "100 KB without a break": "a.".repeat(51_200),
  "100 KB of brackets": "[".repeat(102_400),
};

for (const [what, text] of Object.entries(HOSTILE)) {
  test(`${what} stays inert`, async () => {
    const { page, problems } = await set.open();
    let asked = false;
    page.on("dialog", (dialog) => {
      asked = true;
      void dialog.dismiss();
    });
    await ask(page, text);
    await page
      .locator('#answer[aria-busy="false"]')
      .locator("article.verdict, .failed, .batch")
      .first()
      .waitFor();
    assert.equal(await page.evaluate(() => "owned" in globalThis), false);
    assert.equal(await page.locator("#app :is(img, script, iframe, object, b:not(.evidence b))").count(), 0);
    assert.ok((await page.locator("#answer").innerText()).length < 5000);
    const loose = await page
      .locator("#answer .mono, #answer .failed-sentence bdi, #answer .anatomy-part dd bdi")
      .evaluateAll((found) => found.filter((one) => getComputedStyle(one).unicodeBidi !== "isolate").length);
    assert.equal(loose, 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    assert.equal(asked, false);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}

test("a broken link is read as it stands", async () => {
  const { page, problems } = await set.open("#q=%E0%A4%A");
  await page.locator("#answer").locator("article.verdict, .failed").first().waitFor();
  await page.goto(`${set.site.address}#q=https://x.duckdns.org/?a=1&b=2`);
  await page.getByText("https://x.duckdns.org/?a=1&b=2", { exact: true }).waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});
