import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Strings, strings } from "./strings/index.ts";
import type { Lang } from "./words.ts";

const LangContext = createContext<Lang>("en");

/** Gives the language to everything below it. */
export const LangProvider = LangContext.Provider;

/** The language in force here. */
export function useLang(): Lang {
  return useContext(LangContext);
}

/** The shared look's words in the language in force here. */
export function useWords(): Strings {
  return strings[useLang()];
}

/** A number as the language writes it. */
export function useNumber(): (value: number) => string {
  const format = new Intl.NumberFormat(useLang());
  return (value) => format.format(value);
}
