import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

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
