// Checks a served page in Chromium: page.mjs URL. SUBLET_CHROMIUM names the browser.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [url] = process.argv.slice(2);
const HOST = "x.duckdns.org";

const page = await fetch(url);
assert.equal(page.status, 200, "the page is served");
const catalogue = await fetch(new URL("catalogue.bin", url));
assert.equal(catalogue.status, 200, "the catalogue is served");
const { byteLength } = await catalogue.arrayBuffer();
assert.ok(byteLength > 10_000, `the catalogue is ${byteLength} bytes`);

const browser = await chromium.launch({
  executablePath: process.env.SUBLET_CHROMIUM,
  headless: false,
  args: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const tab = await browser.newPage({ locale: "en-US" });
  const broken = [];
  tab.on("pageerror", (error) => broken.push(String(error)));
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto(new URL(`#q=${HOST}`, url).href);
  const card = tab.locator("article.verdict");
  await card.waitFor({ timeout: 20_000 });
  const text = await card.innerText();
  assert.match(text, /Duck DNS/, "the card names the provider");
  assert.deepEqual(broken, [], "no script failed");
  const strange = asked.filter((request) => !request.startsWith(url) || request.split("#")[0].includes(HOST));
  assert.deepEqual(strange, [], "nothing was asked of other servers, and nobody was told the name");
  console.log(`Chromium: the page answers for ${HOST}: ${text.split("\n")[0]}`);
} finally {
  await browser.close();
}
