import { headline, lead, strings as shared } from "@sublet/ui";
import type { Lang, Verdict } from "sublet-worker-wasm";
import { strings } from "./strings/index.ts";

/** The one sentence that the page begins with. */
export function sentence(verdict: Verdict, lang: Lang): string {
  const { standing, suffix, kind, reasons } = verdict;
  const words = strings[lang];
  if (standing !== "tenant") return words.named;
  const has = (code: string) => reasons.some((reason) => reason.code === code);
  const anonymous = has("sign-up-anonymous") && !has("approval-owner");
  return anonymous && kind && suffix ? words.anonymous(suffix) : headline(verdict, shared[lang]);
}

/** What that sentence means for whoever wanted to go there. */
export function meaning(verdict: Verdict, lang: Lang): string {
  return verdict.standing === "unlisted" ? strings[lang].namedLead : lead(verdict, shared[lang]);
}
