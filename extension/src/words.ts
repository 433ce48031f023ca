/** Every word of the extension's pages, in each language. */

import { type Lang, useLang } from "@sublet/ui";
import enBackground from "../messages/en/background.json";
import enCheck from "../messages/en/check.json";
import enDownload from "../messages/en/download.json";
import enOptions from "../messages/en/options.json";
import enPopup from "../messages/en/popup.json";
import enShared from "../messages/en/shared.json";
import enWarn from "../messages/en/warn.json";
import jaBackground from "../messages/ja/background.json";
import jaCheck from "../messages/ja/check.json";
import jaDownload from "../messages/ja/download.json";
import jaOptions from "../messages/ja/options.json";
import jaPopup from "../messages/ja/popup.json";
import jaShared from "../messages/ja/shared.json";
import jaWarn from "../messages/ja/warn.json";

const en = { ...enShared, ...enWarn, ...enPopup, ...enOptions, ...enCheck, ...enDownload, ...enBackground };
const ja = { ...jaShared, ...jaWarn, ...jaPopup, ...jaOptions, ...jaCheck, ...jaDownload, ...jaBackground };

/** The name of a message. */
export type Key = keyof typeof en & keyof typeof ja;

/** A language that lacks a message, or has one that English lacks, does not compile. */
const texts: Record<Lang, Record<keyof typeof en | keyof typeof ja, string>> = { en, ja };

/** Gives a message by its name, with what stands for `$1`, `$2` … */
export type Words = (key: Key, ...substitutes: (string | number)[]) => string;

/** The words of a language. */
export function words(lang: Lang): Words {
  return (key, ...substitutes) => fill(texts[lang][key], substitutes);
}

/** The words of the language in force here. */
export function useT(): Words {
  return words(useLang());
}

/** Puts what is given where a message says `$1` to `$9`; `$$` stands for the sign itself, as in the browsers' own format. */
export function fill(text: string, substitutes: readonly (string | number)[]): string {
  return text.replace(/\$(\$|[1-9])/g, (_, sign: string) =>
    sign === "$" ? "$" : String(substitutes[Number(sign) - 1] ?? ""),
  );
}
type Keyed<Word extends string> = Word extends `${infer Head}-${infer Rest}`
  ? `${Head}_${Keyed<Rest>}`
  : Word;

/** A word as the names of messages take it: browsers refuse hyphens there. */
export function keyed<Word extends string>(word: Word): Keyed<Word> {
  return word.replaceAll("-", "_") as Keyed<Word>;
}
