/**
 * Draws the page for people to look at: `npm run screenshots -w tests [-- PART-OF-A-NAME | --pictures]`.
 * Everything goes to the ignored output folder; `--pictures` draws those of the README.
 *
 * @packageDocumentation
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { batch } from "./lib/batch.ts";
import { launch } from "./lib/browser.ts";
import { asking, DIST, looking, OUTPUT, open, PICTURES } from "./lib/page.ts";
import { type Site, serve } from "./lib/serve.ts";

const SIZES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 380, height: 800 }, isMobile: true, hasTouch: true },
} as const;
const LANGS = { en: "en-GB", ja: "ja-JP" } as const;
const SCHEMES = ["light", "dark"] as const;

const VIEWS: Record<string, (page: Page, site: Site) => Promise<unknown>> = {
  home: async () => {},
  tenant: (page, site) =>
    show(page, asking(site.address, "hxxps://files.login-update[.]duckdns[.]org/x"), ".verdict"),
  content: (page, site) => show(page, asking(site.address, "wallet.pages.dev"), ".verdict"),
  own: (page, site) => show(page, asking(site.address, "www.duckdns.org"), ".verdict"),
  unlisted: (page, site) => show(page, asking(site.address, "www.example.com"), ".verdict"),
  idn: (page, site) => show(page, asking(site.address, "https://bücher.münchen.mooo.com/"), ".verdict"),
  provider: (page, site) => show(page, `${site.address}#provider=duckdns`, ".provider"),
  error: (page, site) => show(page, asking(site.address, "http://[nothing"), ".failed"),
  batch: (page, site) => show(page, looking(site.address, batch(60).join("\n")), ".table-row.is-entry"),
  details: async (page, site) => {
    await show(page, looking(site.address, batch(60).join("\n")), ".table-row.is-entry");
    await page.locator(".table-row.is-entry").first().click();
    await page.locator(".details .verdict").waitFor();
  },
  suggestions: async (page) => {
    await page.locator("#question").pressSequentially("duck");
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
  },
};

async function show(page: Page, address: string, what: string): Promise<void> {
  await page.goto(address);
  await page.locator(what).first().waitFor();
  await page.locator('#answer[aria-busy="false"]').waitFor();
}

async function shoot(browser: Browser, site: Site, only: string | undefined): Promise<void> {
  for (const [size, device] of Object.entries(SIZES)) {
    for (const [lang, locale] of Object.entries(LANGS)) {
      for (const colorScheme of SCHEMES) {
        const { page } = await open(browser, site.address, { ...device, locale, colorScheme });
        for (const [view, go] of Object.entries(VIEWS)) {
          const name = `${view}-${size}-${lang}-${colorScheme}`;
          if (only && !name.includes(only)) continue;
          await page.goto(site.address);
          await page.locator("main.is-home").waitFor();
          await go(page, site);
          const fullPage = !["details", "suggestions"].includes(view);
          await page.screenshot({ path: join(OUTPUT, `${name}.png`), fullPage, animations: "disabled" });
          console.log(name);
        }
        await page.context().close();
      }
    }
  }
}

/** The two pictures of the README. */
async function picture(browser: Browser, site: Site): Promise<void> {
  const pictures = [
    { name: "page-en", ...SIZES.desktop, locale: LANGS.en, colorScheme: "light" },
    { name: "page-ja-dark-phone", ...SIZES.phone, locale: LANGS.ja, colorScheme: "dark" },
  ] as const;
  for (const { name, ...look } of pictures) {
    const { page } = await open(browser, site.address, look);
    await show(page, asking(site.address, "hxxps://files.login-update[.]duckdns[.]org/x"), ".verdict");
    await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
    await page.context().close();
    console.log(name);
  }
}

await mkdir(OUTPUT, { recursive: true });
const site = await serve(DIST);
const browser = await launch();
try {
  const [only] = process.argv.slice(2);
  if (only === "--pictures") await picture(browser, site);
  else await shoot(browser, site, only);
} finally {
  await browser.close();
  await site.close();
}
