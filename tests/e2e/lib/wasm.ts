import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Classifier, Lang } from "sublet-wasm";
import { DIST } from "./page.ts";

const PACKAGE = new URL("../../../crate/wasm/pkg/", import.meta.url);

type Package = typeof import("sublet-wasm");

/** The npm package in Node over the very catalogue that the page reads. */
export async function classifier(
  policy: "monitor" | "balanced" | "strict" = "balanced",
): Promise<Classifier> {
  const package_: Package = await import(new URL("sublet_wasm.js", PACKAGE).href);
  package_.initSync({ module: readFileSync(fileURLToPath(new URL("sublet_wasm_bg.wasm", PACKAGE))) });
  return new package_.Catalogue(readFileSync(`${DIST}/catalogue.bin`)).under(policy);
}

/** A verdict as text, as the package in Node gives it; the code of the error where there is none. */
export function said(made: Classifier, text: string, lang: Lang = "en"): string {
  try {
    return JSON.stringify(made.check(text, lang));
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
  }
}
