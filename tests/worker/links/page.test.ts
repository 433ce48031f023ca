/** The gate's pages in a real browser, with scripts off and on. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { AXE, findings } from "../../e2e/lib/axe.ts";
import { launch } from "../../e2e/lib/browser.ts";
import { type Running, start } from "../lib/start.ts";
import { linkKeys, path } from "./lib/keys.ts";

const EVIL = "evil.duckdns.org";
const OTHER = "other.duckdns.org";

let worker: Running;
let browser: Browser;
/** What stands behind the links: it moves on to another host, as sites do. */
let site: Server;
let port: number;
const visits: string[] = [];

before(async () => {
  worker = await start({ vars: { LINK_KEYS: linkKeys("new"), CONTACT: "Help desk, tel. 1234" } });
  await worker.policies.put(
    "policy:hard",
    JSON.stringify({
      name: "hard",
      default: "block",
      rules: [{ id: "named", action: "warn", hosts: ["example.com"] }],
      exclusions: [],
    }),
  );
  site = createServer(({ method, headers, url }, response) => {
    if (url === "/favicon.ico") return response.writeHead(404).end();
    visits.push(`${method} ${headers.host?.split(":")[0]}${url} referer=${headers.referer ?? ""}`);
    const moved = url === "/moved" && { location: `http://${OTHER}:${port}/there` };
    response.writeHead(moved ? 302 : 200, { "content-type": "text/html", ...moved });
    return response.end("<title>arrived</title>");
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  port = (site.address() as AddressInfo).port;
  browser = await launch([EVIL, OTHER]);
});
after(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
  await worker?.dispose();
});

interface Opened {
  page: Page;
  /** Console errors other than of the page's own status, and violations of its policy. */
  problems: string[];
  requests: string[];
}

async function visit(at: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) problems.push(message.text());
  });
  context.on("request", (request) => requests.push(request.url()));
  await page.goto(new URL(at, worker.url).href);
  return { page, problems, requests };
}

describe("the way on", () => {
  test("is taken by a press of the button, without scripts, past a redirect, and tells nobody where from", async () => {
    visits.length = 0;
    const { page, problems } = await visit(path({ u: `http://${EVIL}:${port}/moved` }), {
      javaScriptEnabled: false,
    });
    assert.deepEqual(visits, []);
    await page.getByRole("button", { name: `Open ${EVIL} anyway` }).click();
    await page.waitForURL(`http://${OTHER}:${port}/there`);
    assert.deepEqual(visits, [`GET ${EVIL}/moved referer=`, `GET ${OTHER}/there referer=`]);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  test("can be reached and taken by keyboard alone", async () => {
    visits.length = 0;
    const { page } = await visit(path({ u: `http://${EVIL}:${port}/keys` }), { javaScriptEnabled: false });
    const focused = () => page.locator(":focus").evaluate((element) => element.tagName);
    const seen: string[] = [];
    for (let at = 0; at < 3; at++) {
      await page.keyboard.press("Tab");
      seen.push(await focused());
    }
    assert.deepEqual(seen, ["DIV", "BUTTON", "SUMMARY"]);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("details").getAttribute("open"), "");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`http://${EVIL}:${port}/keys`);
    assert.equal(visits[0], `GET ${EVIL}/keys referer=`);
    await page.context().close();
  });

  test("is not taken by a page that sends the form by itself", async () => {
    visits.length = 0;
    const { page } = await visit(path({ u: `http://${EVIL}:${port}/forged` }));
    const form = await page.locator("form").evaluate((element) => element.outerHTML);
    const stage = await browser.newContext();
    const elsewhere = await stage.newPage();
    await elsewhere.goto(`http://${OTHER}:${port}/stage`);
    visits.length = 0;
    await elsewhere.setContent(form.replace('action="', `action="${worker.url}`));
    await Promise.all([
      elsewhere.waitForURL(`${worker.url}**`),
      elsewhere.locator("form").evaluate((element: HTMLFormElement) => element.submit()),
    ]);
    assert.equal(await elsewhere.getByRole("button", { name: `Open ${EVIL} anyway` }).count(), 1);
    assert.deepEqual(visits, []);
    await stage.close();
    await page.context().close();
  });
});

const PAGES = {
  "a warning": () => path({ u: `https://login.${EVIL}/a?b=c` }),
  "a warning about a host that is not rented": () => path({ u: "https://example.com/", p: "hard" }),
  "a blocked link": () => path({ u: `https://${EVIL}/`, p: "hard" }),
  "a link through others": () => path({ u: `https://www.google.com/url?q=https%3A%2F%2F${EVIL}%2F` }),
  "a refused link": () => "/go?u=https://example.com/",
};

describe("every page", () => {
  for (const [what, at] of Object.entries(PAGES)) {
    for (const [colorScheme, width, lang] of [
      ["light", 1280, "en"],
      ["dark", 380, "en"],
      ["light", 380, "ja"],
      ["dark", 1280, "ja"],
    ] as const) {
      test(`${what}: ${lang}, ${colorScheme}, ${width} px`, async () => {
        const viewport = { width, height: 800 };
        const { page, problems, requests } = await visit(`${at()}&lang=${lang}`, { colorScheme, viewport });
        const details = page.locator("details > summary");
        if ((await details.count()) > 0) await details.click();
        assert.equal(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
        assert.equal(await page.locator("html").getAttribute("lang"), lang);
        // Playwright's own world: the page's policy holds for the page.
        const results = await page.evaluate(`${AXE}; axe.run()`);
        assert.deepEqual(findings(results as Parameters<typeof findings>[0]), []);
        assert.deepEqual(problems, []);
        assert.equal(requests.length, 1, "nothing is loaded but the page");
        const paper = await page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
        assert.equal(paper, colorScheme === "dark" ? "rgb(18, 22, 27)" : "rgb(246, 243, 236)");
        await page.context().close();
      });
    }
  }
});

describe("hostile links stay inert", () => {
  const hostile = {
    "HTML in a path": `https://${EVIL}/<script>globalThis.owned=1</script>`,
    "HTML in a query": `https://${EVIL}/?"><img src=x onerror=globalThis.owned=1>`,
    "HTML in a fragment": `https://${EVIL}/#'><b>x</b>`,
    "direction overrides": `https://${EVIL}/\u202Egpj.exe`,
    "a name written right to left": `https://\u05D0\u05D1\u05D2.duckdns.org/`,
    "15 KB without a break": `https://${EVIL}/${"a".repeat(15_000)}`,
    "a long host": `https://${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.duckdns.org/`,
  };
  for (const [what, text] of Object.entries(hostile)) {
    test(what, async () => {
      const u = new URL(text).href;
      const { page, problems } = await visit(path({ u }), { viewport: { width: 380, height: 800 } });
      assert.equal(await page.evaluate("'owned' in globalThis"), false);
      assert.equal(await page.locator("main :is(img, script, iframe)").count(), 0);
      assert.equal(await page.locator(".gate-address").innerText(), u);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
      const loose = await page
        .locator(".gate-address bdi, .anatomy bdi")
        .evaluateAll((all) => all.filter((one) => getComputedStyle(one).unicodeBidi !== "isolate").length);
      assert.equal(loose, 0);
      const box = await page.locator("article").boundingBox();
      assert.ok(box && box.height < 1_600, `${box?.height} px`);
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }
});

test("nobody can frame a page of the gate, or run a script in it", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://${OTHER}:${port}/stage`);
  await page.setContent(`<iframe src="${worker.url}go"></iframe>`);
  const frame = page.frames().find((one) => one.parentFrame());
  await frame?.waitForURL("chrome-error://**");
  const { page: warning } = await visit(path({ u: `https://${EVIL}/` }));
  const ran = await warning.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.owned = 1";
    document.head.append(script);
    return "owned" in globalThis;
  });
  assert.equal(ran, false);
  await warning.context().close();
  await context.close();
});
