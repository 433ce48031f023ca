import { headline, lead, type Strings } from "@sublet/ui";
import type { Verdict } from "sublet-wasm";
import type { Words } from "../../src/words/index.ts";

/** The one sentence that a warning begins with. */
export function sentence(verdict: Verdict, t: Words, words: Strings): string {
  const { standing, suffix, kind, reasons } = verdict;
  if (standing !== "tenant") return t("warnNamed");
  const anonymous = reasons.some(({ code }) => code === "sign-up-anonymous");
  const owner = reasons.some(({ code }) => code === "approval-owner");
  if (anonymous && !owner && kind !== null && suffix !== null) return t("warnAnonymous", suffix);
  return headline(verdict, words);
}

/** What that sentence means for whoever wanted to go there. */
export function meaning(verdict: Verdict, t: Words, words: Strings): string {
  return verdict.standing === "unlisted" ? t("warnNamedLead") : lead(verdict, words);
}
