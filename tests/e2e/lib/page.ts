import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** The built page. */
export const DIST = process.env.SUBLET_DIST ?? fileURLToPath(new URL("../../../www/dist", import.meta.url));

/** Where screenshots and the like go; never committed. */
export const OUTPUT = fileURLToPath(new URL("../../output", import.meta.url));

/** Where the README's pictures are. */
export const PICTURES = fileURLToPath(new URL("../../../docs/img", import.meta.url));

if (!existsSync(`${DIST}/index.html`)) throw new Error("the page is not built: run `npm run build` first");

/** A page in a context of its own with what went wrong in it. */
export interface Opened {
  page: Page;
  /** Errors, console errors and policy violations; a good page has none. */
  problems: string[];
  /** Every address that the page asked for. */
  requests: string[];
}

/** Opens an address and waits until the classifier has answered its first call. */
export async function open(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && problems.push(`console: ${message.text()}`));
  context.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(address);
  await ready(page);
  return { page, problems, requests };
}

/** Waits until the classifier has said which catalogue it reads. */
export async function ready(page: Page): Promise<void> {
  await page.locator(".catalogue summary").waitFor();
}

/** Asks for a text in the one-line box. */
export async function ask(page: Page, text: string): Promise<void> {
  await page.locator("#question").fill(text);
  await page.keyboard.press("Enter");
}

/** The address of the page with a text to check. */
export function asking(address: string, text: string, policy?: string): string {
  return `${address}#${policy ? `policy=${policy}&` : ""}q=${encodeURIComponent(text)}`;
}

/** The address of the page with a text to look through. */
export function looking(address: string, text: string): string {
  return `${address}#list=${encodeURIComponent(text)}`;
}
