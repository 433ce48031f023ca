import type { Action, LinkReport, Verdict } from "sublet-wasm/worker";
import type { Sentence } from "../problem.ts";
import type { Fault } from "./ticket.ts";

/**
 * The most characters of a URL as it stands in a link, percent-encoded. Cloudflare takes addresses of 16 KB; a longer
 * link would be signed and could not be opened.
 */
export const MAX_TARGET = 15 * 1024;

/** Why a URL is not one to be led to. */
export type Unfit = "not-a-url" | "not-web" | "userinfo" | "too-long";

/**
 * A URL that the gate may lead to, as the platform's parser writes it: absolute, http or https, ASCII only. A name or
 * password in front of the host is refused: it serves to pass one host off as another.
 */
export function readTarget(text: string): { url: URL } | { unfit: Unfit } {
  if (text.length > MAX_TARGET) return { unfit: "too-long" };
  const url = URL.parse(text);
  if (!url) return { unfit: "not-a-url" };
  if (url.protocol !== "http:" && url.protocol !== "https:") return { unfit: "not-web" };
  if (url.username !== "" || url.password !== "") return { unfit: "userinfo" };
  return encodeURIComponent(url.href).length > MAX_TARGET ? { unfit: "too-long" } : { url };
}

/** Why a link does not count, beginning with the one that is no ticket at all. */
export const FAULTS: Record<Fault | "unsigned", Sentence> = {
  unsigned: {
    en: "This link carries no signature, or not a whole one.",
    ja: "このリンクには署名がないか、署名が欠けています。",
  },
  "unknown-key": {
    en: "This link was signed with a key that is not in use.",
    ja: "このリンクの署名に使われた鍵は、現在使われていません。",
  },
  altered: {
    en: "This link was altered after it was signed.",
    ja: "このリンクは署名されたあとに書き換えられています。",
  },
  expired: { en: "This link has run out.", ja: "このリンクの有効期限が切れています。" },
};

/** Why a URL is not one to be led to. */
export const UNFIT: Record<Unfit, Sentence> = {
  "not-a-url": {
    en: "This is not an absolute URL.",
    ja: "絶対 URL ではありません。",
  },
  "not-web": {
    en: "Only http and https addresses can be led to.",
    ja: "扱えるのは http と https のアドレスだけです。",
  },
  userinfo: {
    en: "The address holds a name or password in front of its host: a way to pass one host off as another.",
    ja: "アドレスのホスト名の前に、ユーザー名またはパスワードが書かれています。別のホストに見せかけるための書き方です。",
  },
  "too-long": {
    en: `The address is too long: it would take more than ${MAX_TARGET} characters in a link.`,
    ja: `アドレスが長すぎます(リンクの中で${MAX_TARGET}文字を超えます)。`,
  },
};

const ACTIONS = ["allow", "log", "warn", "block"] as const satisfies readonly Action[];

/** Whether an action is `least` or stricter. */
export function isAtLeast(action: Action, least: Action): boolean {
  return ACTIONS.indexOf(action) >= ACTIONS.indexOf(least);
}

/** The verdict on the host that decided about a link. */
export function decisive({ hosts, decision }: LinkReport): Verdict {
  const verdict = hosts.find(({ host }) => host === decision.host);
  if (!verdict) throw new Error("a report on a link names the host that decided");
  return verdict;
}
