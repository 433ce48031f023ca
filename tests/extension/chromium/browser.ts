import { existsSync, readdirSync, readFileSync } from "node:fs";
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

/** How long Chromium may take to go, in milliseconds. */
const GRACE = 15_000;

/** Starts a real Chromium with the system's resolver and its read-ahead as users have them. */
export async function launch({
  profile,
  extension,
  args = [],
  locale = "en-GB",
}: Launch): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
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
  const close = context.close.bind(context);
  // Chromium 156 now and then stays when it is told to go, and Playwright waits for it for ever.
  context.close = async (options) => {
    const late = setTimeout(() => end(profile), GRACE);
    await close(options).finally(() => clearTimeout(late));
  };
  return context;
}

/** Ends the browser of a profile; its other processes go with it. */
function end(profile: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const [, ...args] = commandOf(pid);
    const own = args.includes(`--user-data-dir=${profile}`) && !args.some((arg) => arg.startsWith("--type="));
    if (own) process.kill(Number(pid), "SIGKILL");
  }
}

/** The command line of a process; empty where it has gone. */
function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
