import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Starts a real Chromium (`SUBLET_CHROMIUM` names another one); only this machine can be reached from it, and these hosts
 * stand for it.
 */
export function launch(hosts: string[] = []): Promise<Browser> {
  const here = hosts.map((host) => `MAP ${host} 127.0.0.1, `).join("");
  const executablePath = process.env.SUBLET_CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error("no Chromium found: install it or set SUBLET_CHROMIUM to its path");
  return chromium.launch({
    executablePath,
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
      "--hide-scrollbars",
      `--host-resolver-rules=${here}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
}
