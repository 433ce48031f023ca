import type { Lang } from "@sublet/ui";

/** English words of the gate's pages. */
export const en = {
  stoppedTitle: (host: string) => `Stopped: ${host}`,
  stopped: "Sublet stopped before this link was opened",
  blocked: "Sublet blocked this link before it was opened",
  anonymous: (suffix: string) =>
    `Anyone can get an address ending in ${suffix} without showing who they are.`,
  named: "A rule of the policy stops this address.",
  namedLead: "No record says that it is rented; the policy names it.",
  unexpected: "If you did not expect to come here, close this page.",
  noWay: "The policy does not let anyone open this address.",
  go: (host: string) => `Open ${host} anyway`,
  goHelp: "The way on is open for ten minutes. After that, open the link again.",
  contact: "Whom to ask",
  address: "Full address of the link",
  way: "The link leads through",
  wayEnd: "and ends at",
  details: "Details: provider, risk, incidents and rule",
  detailsTitle: "Details",
  knowledge: "What this was decided from",
  policy: "Policy",
  catalogue: (serial: number, day: string) => `Catalogue no. ${serial} of ${day}`,
  refusedTitle: "Link not opened",
  refused: "Sublet does not open this link",
  refusedHelp:
    "Links through this page are signed, so that nobody can use it to lead you elsewhere. Open the link again where you found it, or ask for a new one.",
  code: "Code",
  problem: {
    warn: (host: string, rule: string) =>
      `The link leads to ${host}, where the policy warns (${rule}). Only a person can go on: open the link in a browser.`,
    block: (host: string, rule: string) => `The link leads to ${host}, which the policy blocks (${rule}).`,
  },
};

/** 日本語の文言(リンクの関門)。 */
export const ja: Strings = {
  stoppedTitle: (host) => `停止: ${host}`,
  stopped: "リンクを開く前に Sublet が停止しました",
  blocked: "リンクを開く前に Sublet が遮断しました",
  anonymous: (suffix) => `${suffix} で終わるアドレスは、身元を明かさずに誰でも取得できます。`,
  named: "ポリシーの規則により、このアドレスを停止しました。",
  namedLead: "貸し出されたアドレスだという記録はありませんが、ポリシーで指定されています。",
  unexpected: "心当たりがなければ、このページを閉じてください。",
  noWay: "ポリシーにより、このアドレスは開けません。",
  go: (host) => `それでも ${host} を開く`,
  goHelp: "10分以内に限り、ここから進めます。時間が過ぎたら、リンクを開き直してください。",
  contact: "問い合わせ先",
  address: "リンクのアドレス全体",
  way: "経由するリダイレクト",
  wayEnd: "最終的な行き先",
  details: "詳細(事業者・リスク・悪用事例・規則)",
  detailsTitle: "詳細",
  knowledge: "判定に使った情報",
  policy: "ポリシー",
  catalogue: (serial, day) => `カタログ第${serial}号(${day})`,
  refusedTitle: "リンクを開けません",
  refused: "Sublet はこのリンクを開きません",
  refusedHelp:
    "このページを経由するリンクには、別の場所への誘導に使われないよう署名が付いています。リンクを元の場所から開き直すか、新しいリンクを送ってもらってください。",
  code: "コード",
  problem: {
    warn: (host, rule) =>
      `リンク先の ${host} は、ポリシーにより警告の対象です(${rule})。先に進めるのは人だけです。ブラウザーで開いてください。`,
    block: (host, rule) => `リンク先の ${host} は、ポリシーにより遮断されています(${rule})。`,
  },
};

/** Every word of the gate's pages; a language that lacks one does not compile. */
export type Strings = typeof en;

/** The words of each language. */
export const strings: Record<Lang, Strings> = { en, ja };
