import type { Strings } from "./index.ts";

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
  details: "詳細(提供者・リスク・悪用事例・規則)",
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
