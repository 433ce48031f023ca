import assert from "node:assert/strict";
import { test } from "node:test";
import type { AxeResults } from "axe-core";
import { AXE, findings } from "../../e2e/lib/axe.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);

const PAGES = ["options.html", "popup.html", "check.html", "http://looked-at.duckdns.org/path?q=1"];

async function axe(): Promise<string[]> {
  return findings(await on().firefox.driver.executeScript<AxeResults>(`${AXE}; return axe.run();`));
}

for (const lang of ["en", "ja"]) {
  test(`pages in ${lang} have their language, a heading and nothing that axe finds`, async () => {
    const { firefox } = on();
    await on().extension(async (lang) => {
      const settings = {
        ...{ version: 1, policy: "balanced", own: null, exclusions: [], frames: "auto", downloads: "auto" },
        ...{ readAhead: false, log: true, lang },
      };
      await browser.storage.local.set({ settings });
    }, lang);
    for (const page of PAGES) {
      await on().freshTab();
      await firefox.go(page.startsWith("http") ? page : `${firefox.origin}/${page}`);
      await firefox.shown("main :is(h1, h2, form, button)");
      assert.equal(await firefox.run(() => document.documentElement.lang), lang, page);
      assert.deepEqual(await axe(), [], page);
    }
  });
}
