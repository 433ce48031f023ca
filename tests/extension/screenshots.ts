/** Takes the warning page in both browsers, languages, themes and widths for docs/img. Run inside lib/enter.ts. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium/browser.ts";
import { Stage as Chromium, EXTENSION } from "./chromium/stage.ts";
import { Stage as Firefox } from "./firefox/stage.ts";
import { World } from "./lib/world.ts";

const PICTURES = fileURLToPath(new URL("../../docs/img", import.meta.url));
const ADDRESS = "http://login-update.duckdns.org/account?next=%2Fhome#top";
const HEIGHT = 760;

interface Look {
  lang: "en" | "ja";
  scheme: "light" | "dark";
  width: number;
}

interface Shot extends Look {
  /** PNG in base64. */
  picture: string;
}

const LOOKS: Look[] = [1280, 380].flatMap((width) =>
  (["en", "ja"] as const).flatMap((lang) =>
    (["light", "dark"] as const).map((scheme) => ({ lang, scheme, width })),
  ),
);

async function inChromium(stage: Chromium): Promise<Shot[]> {
  const shots: Shot[] = [];
  for (const { lang, scheme, width } of LOOKS) {
    await stage.home.evaluate((lang) => browser.storage.local.set({ settings: { version: 1, lang } }), lang);
    const tab = await stage.freshTab();
    await tab.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await tab.setViewportSize({ width, height: HEIGHT });
    await stage.go(ADDRESS);
    await tab.locator("h1").waitFor();
    shots.push({ lang, scheme, width, picture: (await tab.screenshot()).toString("base64") });
  }
  return shots;
}

async function inFirefox(stage: Firefox): Promise<Shot[]> {
  const shots: Shot[] = [];
  const { firefox } = stage;
  for (const { lang, scheme, width } of LOOKS) {
    await stage.extension((lang) => browser.storage.local.set({ settings: { version: 1, lang } }), lang);
    await stage.freshTab();
    await firefox.chrome(
      (dark, width, height) => {
        Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", dark ? 0 : 1);
        Object.assign(gBrowser.selectedBrowser.style, {
          width: `${width}px`,
          height: `${height}px`,
          flex: "none",
        });
      },
      scheme === "dark",
      width,
      HEIGHT,
    );
    await firefox.go(ADDRESS);
    await firefox.shown("h1");
    shots.push({ lang, scheme, width, picture: await firefox.driver.takeScreenshot() });
  }
  return shots;
}

/** All looks side by side, small. */
async function sheet(stage: Chromium, shots: Shot[], file: string): Promise<void> {
  const page = await stage.context.newPage();
  await page.setViewportSize({ width: 1500, height: 100 });
  const figures = shots.map(
    ({ lang, scheme, width, picture }) =>
      `<img alt="${lang} ${scheme} ${width}" width="${width > 500 ? 355 : 150}" src="data:image/png;base64,${picture}">`,
  );
  await page.setContent(
    `<style>body{margin:12px;display:flex;flex-wrap:wrap;place-content:flex-start;align-items:flex-start;gap:10px;background:#8a8f98}</style>${figures.join("")}`,
  );
  writeFileSync(file, await page.locator("body").screenshot({ type: "jpeg", quality: 72 }));
  await page.close();
}

const world = new World();
await world.start();
const profile = mkdtempSync(join(tmpdir(), "sublet-screenshots-"));
const chromium = await Chromium.open(world, await launch({ profile, extension: EXTENSION }));
const firefox = await Firefox.open(world);
try {
  await sheet(chromium, await inChromium(chromium), `${PICTURES}/extension-chromium.jpg`);
  await sheet(chromium, await inFirefox(firefox), `${PICTURES}/extension-firefox.jpg`);
} finally {
  await firefox.firefox.close();
  await chromium.context.close();
  await world.stop();
  rmSync(profile, { recursive: true, force: true });
}
