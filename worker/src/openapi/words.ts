import type { Lang } from "sublet-wasm/worker";
import type { Sentence } from "../problem.ts";
import type { Tag } from "./parts.ts";

/** The groups of operations, in the order of the page. */
export const TAGS: { name: Tag; title: Sentence; description: Sentence }[] = [
  {
    name: "links",
    title: { en: "Links", ja: "リンク" },
    description: {
      en: "Is this a room rented in somebody else’s domain, and what does the policy make of it?",
      ja: "他人のドメインの中に借りられた名前かどうかと、ポリシーによる扱いを調べます。",
    },
  },
  {
    name: "mail",
    title: { en: "E-mail", ja: "メール" },
    description: { en: "Screens whole messages.", ja: "メール全体を検査します。" },
  },
  {
    name: "catalogue",
    title: { en: "Catalogue", ja: "カタログ" },
    description: { en: "What is known of suffixes and providers.", ja: "サフィックスと事業者の情報です。" },
  },
  {
    name: "decisions",
    title: { en: "Decisions", ja: "判定の記録" },
    description: { en: "What was decided, for admins.", ja: "これまでの判定です(管理者向け)。" },
  },
  {
    name: "policies",
    title: { en: "Policies", ja: "ポリシー" },
    description: { en: "What is done about whom, for admins.", ja: "判定の規則です(管理者向け)。" },
  },
  {
    name: "tokens",
    title: { en: "Tokens", ja: "トークン" },
    description: { en: "Who may ask, for admins.", ja: "利用者に渡す鍵です(管理者向け)。" },
  },
  {
    name: "worker",
    title: { en: "This worker", ja: "このワーカー" },
    description: { en: "Health and documentation.", ja: "稼働状態と説明です。" },
  },
];

const en = {
  title: "Sublet worker",
  description: "Screens links and e-mail for names that are rented in somebody else’s domain.",
  token: "A token made by `POST /v1/tokens`, sent as `Authorization: Bearer …`.",
  contents: "Contents",
  document: "The OpenAPI document",
  otherLanguage: "日本語",
  noToken: "No token needed",
  parameters: "Parameters",
  name: "Name",
  place: "Where",
  places: { query: "query", path: "path", header: "header" },
  type: "Type",
  meaning: "Meaning",
  required: "required",
  example: "Example",
  body: "Body",
  answers: "Answers",
  status: "Status",
};

/** The words of the page and of the document's head. */
export const words: Record<Lang, typeof en> = {
  en,
  ja: {
    title: "Sublet ワーカー",
    description: "他人のドメインの中に借りられた名前がないか、リンクとメールを検査します。",
    token: "`POST /v1/tokens` で作るトークン。`Authorization: Bearer …` として送ります。",
    contents: "目次",
    document: "OpenAPI文書",
    otherLanguage: "English",
    noToken: "トークン不要",
    parameters: "パラメーター",
    name: "名前",
    place: "場所",
    places: { query: "クエリ", path: "パス", header: "ヘッダー" },
    type: "型",
    meaning: "意味",
    required: "必須",
    example: "例",
    body: "本文",
    answers: "応答",
    status: "ステータス",
  },
};
