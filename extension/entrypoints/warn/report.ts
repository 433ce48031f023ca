import { type Strings, unicodeForm } from "@sublet/ui";
import type { Info, Verdict } from "sublet-wasm/extension";
import { defangedAddress, defangedHost, visible } from "../../src/text.ts";
import type { Words } from "../../src/words.ts";

/** What a report is made from. */
export interface Reported {
  url: URL;
  verdict: Verdict;
  policy: string;
  info: Info;
  version: string;
  browser: string;
  at: Date;
}

const MAX_ADDRESS = 300;

/** A stop as plain text for a help desk. Nothing in it is a link, and neither query nor fragment leaves the page. */
export function report(reported: Reported, t: Words, words: Strings): string {
  const { url, verdict, policy, info, version, browser, at } = reported;
  const { host, provider, risk, decision } = verdict;
  const unicode = unicodeForm(host);
  const lines: [string, string][] = [
    [t("reportHost"), defangedHost(host)],
    ...(unicode ? [[t("reportUnicode"), defangedHost(unicode)] as [string, string]] : []),
    [t("reportAddress"), addressOf(url, t)],
    [t("reportProvider"), provider ? `${provider.name} (${provider.id})` : t("reportNone")],
    [t("reportRisk"), words.risk.value(risk.score, words.level[risk.level])],
    [t("reportDecision"), words.action[decision.action]],
    [t("reportPolicy"), policy],
    [t("reportRule"), decision.rule],
    [t("reportCatalogue"), t("catalogueOf", info.serial, info.created)],
    [t("reportVersion"), `Sublet ${version}`],
    [t("reportBrowser"), browser],
    [t("reportTime"), at.toISOString()],
  ];
  return `${t("reportTitle")}\n\n${lines.map(([name, value]) => `${name}: ${visible(value)}`).join("\n")}\n`;
}

function addressOf(url: URL, t: Words): string {
  const address = defangedAddress(url);
  const shown = address.length > MAX_ADDRESS ? `${address.slice(0, MAX_ADDRESS)}…` : address;
  return url.search || url.hash ? `${shown} (${t("reportAddressCut")})` : shown;
}
