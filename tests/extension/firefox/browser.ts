import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Builder, By, until, type WebElement } from "selenium-webdriver";
import { Context, type Driver, Options, ServiceBuilder } from "selenium-webdriver/firefox.js";
import { Command } from "selenium-webdriver/lib/command.js";
import { PATIENCE } from "../lib/patience.ts";

export interface Launch {
  /** The folder of the profile; the same folder again is the same browser started anew. */
  profile?: string;
  prefs?: Record<string, string | number | boolean>;
  args?: string[];
  locale?: string;
}

export interface Installation {
  /** Whether it is still there after a restart. */
  keep?: boolean;
  /** Whether it may work in private windows. */
  inPrivate?: boolean;
}

/** A real Firefox with the system's resolver and its read-ahead as users have them. */
export class Firefox {
  /** `moz-extension://…`, once an extension is there. */
  origin = "";

  private constructor(readonly driver: Driver) {}

  static async launch({ profile, prefs = {}, args = [], locale = "en-GB" }: Launch = {}): Promise<Firefox> {
    const options = new Options();
    options.setBinary(binary());
    options.addArguments("-headless", ...(profile ? ["-profile", profile] : []), ...args);
    options.setAcceptInsecureCerts(true);
    for (const [name, value] of Object.entries({ ...PREFS, "intl.locale.requested": locale, ...prefs })) {
      options.setPreference(name, value);
    }
    const geckodriver = process.env.GECKODRIVER;
    if (!geckodriver)
      throw new Error(
        "GECKODRIVER has to name geckodriver; `cargo xtask test --only extension-firefox` does so",
      );
    const service = new ServiceBuilder(geckodriver).addArguments("--allow-system-access");
    const driver = (await new Builder()
      .forBrowser("firefox")
      .setFirefoxOptions(options)
      .setFirefoxService(service)
      .build()) as Driver;
    await driver.manage().setTimeouts({ pageLoad: PATIENCE, script: PATIENCE });
    return new Firefox(driver);
  }

  close(): Promise<void> {
    return this.driver.quit();
  }

  /** Installs an unpacked extension. */
  async install(folder: string, { keep = false, inPrivate = false }: Installation = {}): Promise<void> {
    if (keep) await this.driver.installAddon(folder, false);
    else {
      await this.driver.execute(
        new Command("install addon")
          .setParameter("path", folder)
          .setParameter("temporary", true)
          .setParameter("allowPrivateBrowsing", inPrivate),
      );
    }
    await this.found(folder);
  }

  /** Waits for an extension that is installed already. */
  async found(folder: string): Promise<void> {
    const host = await this.until("the extension", () =>
      this.chrome((id: string) => WebExtensionPolicy.getByID(id)?.mozExtensionHostname, idOf(folder)),
    );
    this.origin = `moz-extension://${host}`;
  }

  /** Waits until something holds. */
  until<T>(what: string, holds: () => Promise<T | null | undefined | false>): Promise<T> {
    return this.driver.wait(
      async () => (await holds()) || null,
      PATIENCE,
      `waited for ${what}`,
    ) as Promise<T>;
  }

  async go(url: string): Promise<void> {
    await this.driver.get(url);
  }

  url(): Promise<string> {
    return this.driver.getCurrentUrl();
  }

  /** Opens a tab and goes there; returns its handle. */
  async tab(url?: string): Promise<string> {
    await this.driver.switchTo().newWindow("tab");
    if (url !== undefined) await this.go(url);
    return this.driver.getWindowHandle();
  }

  handles(): Promise<string[]> {
    return this.driver.getAllWindowHandles();
  }

  async to(handle: string): Promise<void> {
    await this.driver.switchTo().window(handle);
  }

  /** Does something that opens a tab or window, and goes there. */
  async opened(act: () => Promise<unknown>): Promise<string> {
    const before = await this.handles();
    await act();
    const added = await this.until("a new tab", async () =>
      (await this.handles()).find((handle) => !before.includes(handle)),
    );
    await this.to(added);
    return added;
  }

  /** Closes every other tab, and goes to the last of those that stay. */
  async only(...staying: string[]): Promise<void> {
    for (const other of await this.handles()) {
      if (staying.includes(other)) continue;
      await this.to(other);
      await this.driver.close();
    }
    await this.to(staying.at(-1) ?? "");
  }

  /** Opens a private window; returns the handle of its tab. */
  async privateWindow(): Promise<string> {
    const handle = await this.opened(() => this.chrome(() => void OpenBrowserWindow({ private: true })));
    await this.until("the private window", () =>
      this.run(() => location.href === "about:privatebrowsing" && document.readyState === "complete"),
    );
    return handle;
  }

  /** Waits for an element to be there and at work. */
  async shown(selector: string): Promise<WebElement> {
    const element = await this.driver.wait(until.elementLocated(By.css(selector)), PATIENCE);
    return this.driver.wait(until.elementIsEnabled(element), PATIENCE);
  }

  async click(selector: string): Promise<void> {
    await (await this.shown(selector)).click();
  }

  async type(selector: string, text: string): Promise<void> {
    await (await this.shown(selector)).sendKeys(text);
  }

  /** Runs a function in the page of this tab. */
  run<A extends unknown[], R>(work: (...args: A) => R | Promise<R>, ...args: A): Promise<Awaited<R>> {
    return this.driver.executeScript(`${NAMED} return (${work})(...arguments)`, ...args);
  }

  /** Runs a function in the browser's own window. */
  async chrome<A extends unknown[], R>(
    work: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    await this.driver.setContext(Context.CHROME);
    try {
      return await this.run(work, ...args);
    } finally {
      await this.driver.setContext(Context.CONTENT);
    }
  }
}

export function binary(): string {
  return process.env.SUBLET_FIREFOX ?? "/usr/bin/firefox-esr";
}

export function idOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return manifest.browser_specific_settings.gecko.id;
}

/** The test runner's compiler marks named functions with a helper that pages do not have. */
const NAMED = "const __name = (work) => work;";

const PREFS = {
  /**
   * HTTPS-First asks for the HTTPS record of a plain http host before it asks any extension (see docs/extension.md);
   * the test of that switches it on again.
   */
  "network.dns.native_https_query": false,
  "xpinstall.signatures.required": false,
  "extensions.autoDisableScopes": 0,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};
