import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ConfigEnv, UserManifest } from "wxt";

const SITES = ["http://*/*", "https://*/*"];

/** The manifest of both browsers; docs/extension.md explains each permission. */
export function manifest({ browser }: ConfigEnv): UserManifest {
  return {
    name: "__MSG_extName__",
    short_name: "Sublet",
    description: "__MSG_extDescription__",
    default_locale: "en",
    permissions: [
      "alarms",
      "contextMenus",
      "declarativeNetRequestWithHostAccess",
      "downloads",
      "privacy",
      "storage",
    ],
    host_permissions: SITES,
    omnibox: { keyword: "sublet" },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
    },
    declarative_net_request: {
      rule_resources: [{ id: "guard", enabled: true, path: "guard.json" }],
    },
    web_accessible_resources: [{ resources: ["warn.html"], matches: SITES }],
    ...(browser === "firefox" ? firefox : chromium),
  };
}

const chromium: UserManifest = {
  incognito: "split",
  minimum_chrome_version: "123",
  storage: { managed_schema: "managed.json" },
};

const firefox: UserManifest = {
  incognito: "spanning",
  browser_specific_settings: {
    gecko: {
      id: "sublet@sublet.invalid",
      strict_min_version: "142.0",
      data_collection_permissions: { required: ["none"] },
    },
  },
};

const FOLDER = fileURLToPath(new URL("../messages/", import.meta.url));

/** The messages of each language, merged into the one file that browsers read. */
export function locales(): { relativeDest: string; contents: string }[] {
  return readdirSync(FOLDER).map((lang) => ({
    relativeDest: `_locales/${lang}/messages.json`,
    contents: JSON.stringify(messagesOf(lang)),
  }));
}

function messagesOf(lang: string): Record<string, { message: string }> {
  const messages: Record<string, { message: string }> = {};
  for (const file of readdirSync(`${FOLDER}${lang}`)) {
    const texts: Record<string, string> = JSON.parse(readFileSync(`${FOLDER}${lang}/${file}`, "utf8"));
    for (const [key, message] of Object.entries(texts)) {
      if (key in messages) throw new Error(`the message "${key}" stands twice in ${lang}`);
      messages[key] = { message };
    }
  }
  return messages;
}
