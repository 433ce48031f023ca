import assert from "node:assert/strict";
import { test } from "node:test";
import { batch } from "./lib/batch.ts";
import { ask } from "./lib/page.ts";
import { stage } from "./lib/stage.ts";

const set = stage();
const SECRET = "very-secret-tenant";

test("what is asked never reaches a server, and nobody else is asked anything", async () => {
  const { page, requests } = await set.open(`#q=https://${SECRET}.duckdns.org/path`);
  await page.locator("article.verdict").waitFor();
  await ask(page, `${SECRET}.pages.dev`);
  await page.getByText(`${SECRET}.`, { exact: true }).waitFor();
  await page.locator('[data-offline="ready"]').waitFor();
  await page.reload();
  await page.locator("article.verdict").waitFor();
  await page.goto(
    `${set.site.address}#list=${encodeURIComponent(`${batch(50).join("\n")}\n${SECRET}.pages.dev`)}`,
  );
  await page.locator(".table-row.is-entry").first().waitFor();
  assert.ok(set.site.log.length > 5);
  for (const line of set.site.log) assert.ok(!line.includes(SECRET) && !line.includes("wallet-1"), line);
  for (const request of requests)
    assert.ok(request.startsWith(set.site.address) || request.startsWith("blob:"), request);
  assert.deepEqual(await page.context().cookies(), []);
  await page.context().close();
});

test("the security policy holds: nothing breaks it, and an injected script does not run", async () => {
  const { page, problems } = await set.open("#q=x.duckdns.org");
  await page.locator("article.verdict").waitFor();
  assert.deepEqual(problems, []);
  const broken = await page.evaluate(async () => {
    const violated = new Promise<string>((resolve) =>
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), {
        once: true,
      }),
    );
    const script = document.createElement("script");
    script.textContent = "globalThis.owned = true";
    document.head.append(script);
    return violated;
  });
  assert.equal(broken, "script-src-elem");
  assert.equal(await page.evaluate(() => "owned" in globalThis), false);
  const called = await page.evaluate(() =>
    fetch("https://example.org/").then(
      () => "sent",
      () => "refused",
    ),
  );
  assert.equal(called, "refused");
  assert.equal(await page.locator("style, [style*='url(']").count(), 0);
  await page.context().close();
});
