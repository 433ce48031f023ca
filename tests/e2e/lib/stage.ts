import { after, before } from "node:test";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { launch } from "./browser.ts";
import { DIST, type Opened, open } from "./page.ts";
import { type Site, serve } from "./serve.ts";

/** A browser and a server for the tests of one file. */
export interface Stage {
  browser: Browser;
  site: Site;
  /** Opens the page at what follows its address. */
  open(fragment?: string, options?: BrowserContextOptions): Promise<Opened>;
}

/** Sets the stage before a file's tests and clears it after them. */
export function stage(): Stage {
  const set = {} as Stage;
  before(async () => {
    set.site = await serve(DIST);
    set.browser = await launch();
    set.open = (fragment = "", options = {}) => open(set.browser, set.site.address + fragment, options);
  });
  after(async () => {
    await set.browser?.close();
    await set.site?.close();
  });
  return set;
}
