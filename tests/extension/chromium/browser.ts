import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { type BrowserContext, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser's program (`SUBLET_CHROMIUM` names another one). */
export const BROWSER = process.env.SUBLET_CHROMIUM ?? PLACES.find((place) => existsSync(place)) ?? "chromium";

export interface Launch {
  /** The folder of the profile; the same folder again is the same browser started anew. */
  profile: string;
  /** The folder of an unpacked extension. */
  extension?: string;
  args?: string[];
  locale?: string;
}

/** Starts a real Chromium with the system's resolver and its read-ahead as users have them. */
export function launch({ profile, extension, args = [], locale = "en-GB" }: Launch): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: BROWSER,
    headless: false,
    ignoreHTTPSErrors: true,
    ignoreDefaultArgs: [
      "--disable-extensions",
      "--disable-background-networking",
      "--disable-component-extensions-with-background-pages",
    ],
    env: { ...process.env, LANGUAGE: locale, LANG: `${locale.replace("-", "_")}.UTF-8` },
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--ignore-certificate-errors",
      `--lang=${locale}`,
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
      ...args,
    ],
  });
}

/** The id that Chromium gives an extension: from its folder where unpacked, from its public key (DER) where packed. */
export function idOf(what: string | Buffer): string {
  const digits = createHash("sha256").update(what).digest("hex").slice(0, 32);
  return digits.replace(/./g, (digit) => "abcdefghijklmnop".charAt(Number.parseInt(digit, 16)));
}
