import type { Lang } from "sublet-worker-wasm";
import { Problem } from "./problem.ts";

/** The language of an answer: the one asked for, else the reader's, else English. */
export function langOf(asked: string | undefined, accepted: string | null | undefined): Lang {
  if (asked === undefined) return accepted ? preferred(accepted) : "en";
  if (asked === "en" || asked === "ja") return asked;
  throw new Problem(400, "unknown-language", {
    en: "The parameter lang takes en or ja.",
    ja: "lang に指定できるのは en か ja です。",
  });
}

/** The first of our languages by the weights of `Accept-Language` (RFC 9110, section 12.5.4). */
function preferred(header: string): Lang {
  let best: Lang = "en";
  let most = 0;
  for (const range of header.split(",")) {
    const [tag = "", ...parameters] = range.split(";");
    const lang = /^\s*(en|ja)\b/i.exec(tag)?.[1]?.toLowerCase();
    const weight = Number(/^\s*q=([\d.]+)\s*$/.exec(parameters.join(";"))?.[1] ?? 1);
    if (lang && weight > most) [best, most] = [lang as Lang, weight];
  }
  return best;
}
