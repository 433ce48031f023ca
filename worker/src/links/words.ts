import type { Sentence } from "../problem.ts";
import { LONGEST, type Unfit } from "./target.ts";
import type { Fault } from "./ticket.ts";

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
    en: `The address is too long: it would take more than ${LONGEST} characters in a link.`,
    ja: `アドレスが長すぎます(リンクの中で${LONGEST}文字を超えます)。`,
  },
};
