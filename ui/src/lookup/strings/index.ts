import { type Lang, useLang } from "../../index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

/** Every word of the page; a language that lacks one does not compile. */
export type PageStrings = typeof en;

/** The page's words of each language. */
export const pageStrings: Record<Lang, PageStrings> = { en, ja };

/** The page's words in the language in force here. */
export function usePageWords(): PageStrings {
  return pageStrings[useLang()];
}
