import { fileURLToPath } from "node:url";
import type { Lang } from "sublet-wasm";
import { launch } from "../e2e/lib/browser.ts";
import { type Site, serve } from "../e2e/lib/serve.ts";

/** The npm package in a browser. */
export interface Surface {
  replay(inputs: string[], lang: Lang, now: string): Promise<string[]>;
  hosts(urls: string[]): Promise<(string | null)[]>;
  close(): Promise<void>;
}

declare global {
  var sublet: Omit<Surface, "close">;
}

/** Serves the page that asks the package over the catalogue of the look-up page. */
export async function servePackage(): Promise<Site & { page: string }> {
  const site = await serve(fileURLToPath(new URL("../../", import.meta.url)));
  return { ...site, page: `${site.address}tests/vectors/page.html` };
}

/** Opens the package in a real Chromium. */
export async function chromium(): Promise<Surface> {
  const site = await servePackage();
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(site.page);
  await page.waitForFunction(() => globalThis.sublet !== undefined);
  return {
    replay: (inputs, lang, now) => page.evaluate((job) => globalThis.sublet.replay(job.inputs, job.lang, job.now), { inputs, lang, now }),
    hosts: (urls) => page.evaluate((job) => globalThis.sublet.hosts(job), urls),
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}
