import { readFileSync } from "node:fs";
import init, { Catalogue, type Classifier, type Lang } from "sublet-wasm";
import { DIST } from "./page.ts";

/** The npm package in Node over the very catalogue that the page reads. */
export async function classifier(
  policy: "monitor" | "balanced" | "strict" = "balanced",
): Promise<Classifier> {
  await init();
  return new Catalogue(readFileSync(`${DIST}/catalogue.bin`)).under(policy);
}

/** A verdict as text, as the package in Node gives it; the code of the error where there is none. */
export function said(made: Classifier, text: string, lang: Lang = "en"): string {
  try {
    return JSON.stringify(made.check(text, lang));
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
  }
}
