import { GUARDED, parameterOf, problems, schemaOf } from "../openapi/parts.ts";
import type { Chapter, Parameter, Schema } from "../openapi/types.ts";
import type { Sentence } from "../problem.ts";
import { FORMATS } from "./formats.ts";
import { PAGE, TIME } from "./query.ts";
import { ACTIONS, LEVELS, VIAS } from "./types.ts";

const text: Schema = { type: "string", minLength: 1 };
const time: Schema = { type: "string", pattern: TIME.source };
const optional: Schema = { type: ["string", "null"] };

const filter = (name: string, schema: Schema, description: Sentence, example?: unknown): Parameter => ({
  name,
  in: "query",
  description,
  schema,
  ...(example === undefined ? {} : { example }),
});

export const chapter: Chapter = {
  paths: {
    "/v1/decisions": {
      get: {
        operationId: "decisions",
        tags: ["decisions"],
        summary: { en: "Read what was recorded", ja: "記録された判定を読む" },
        description: {
          en: "Newest first, a page at a time: the `Link` header leads to the next page, in JSON `next` is its cursor. Filters add up.",
          ja: "新しい順に1ページずつ返します。次のページは `Link` ヘッダー、JSONでは `next` のカーソルで読めます。複数の条件はすべて満たすものに絞り込みます。",
        },
        parameters: [
          filter("from", time, {
            en: "Not older than this moment (RFC 3339).",
            ja: "この時刻(RFC 3339)以降のもの。",
          }),
          filter("to", time, {
            en: "Older than this moment (RFC 3339).",
            ja: "この時刻(RFC 3339)より前のもの。",
          }),
          filter(
            "host",
            text,
            { en: "On exactly this host.", ja: "このホストだけ。" },
            "mallory.duckdns.org",
          ),
          filter(
            "under",
            text,
            {
              en: "On this name and every host below it: a site, a suffix.",
              ja: "この名前と、その下のすべてのホスト(サイトやサフィックス)。",
            },
            "duckdns.org",
          ),
          filter(
            "action",
            { type: "string", enum: ACTIONS },
            { en: "What was decided.", ja: "判定による扱い。" },
          ),
          filter(
            "level",
            { type: "string", enum: LEVELS },
            { en: "The level of risk.", ja: "リスクの段階。" },
          ),
          filter(
            "rule",
            text,
            { en: "The rule that decided.", ja: "適用された規則。" },
            "balanced/full-control",
          ),
          filter("policy", text, { en: "The policy that decided.", ja: "適用されたポリシー。" }),
          filter("via", { type: "string", enum: VIAS }, { en: "What asked.", ja: "判定のきっかけ。" }),
          filter("token", text, { en: "The id of the token that asked.", ja: "判定を求めたトークンのID。" }),
          filter(
            "limit",
            { type: "integer", minimum: 1, maximum: PAGE.most },
            {
              en: `The most rows of a page; ${PAGE.otherwise} without it.`,
              ja: `1ページの最大件数。省略すると ${PAGE.otherwise} 件です。`,
            },
          ),
          filter("cursor", text, {
            en: "Where the page begins, from the page before.",
            ja: "前のページで示された続きの位置。",
          }),
          filter(
            "format",
            { type: "string", enum: Object.keys(FORMATS) },
            {
              en: "How rows are written; without it `Accept` decides, else it is JSON.",
              ja: "出力の形式。省略すると `Accept` に従い、なければJSONです。",
            },
          ),
          parameterOf("lang"),
        ],
        responses: {
          200: {
            description: { en: "A page of rows.", ja: "1ページ分の記録。" },
            headers: {
              Link: {
                description: { en: "The next page, where there is one.", ja: "次のページ(ある場合)。" },
                schema: { type: "string" },
              },
            },
            content: {
              [FORMATS.json]: { schema: schemaOf("Decisions") },
              [FORMATS.ndjson]: { schema: { type: "string" } },
              [FORMATS.csv]: { schema: { type: "string" } },
            },
          },
          ...GUARDED,
          ...problems({
            400: { en: "`bad-parameter`, `unknown-language`.", ja: "`bad-parameter`・`unknown-language`。" },
            422: {
              en: "`bad-cursor`: no page gave this cursor.",
              ja: "`bad-cursor`(このカーソルはどのページのものでもない)。",
            },
          }),
        },
      },
    },
  },
  schemas: {
    Decisions: {
      title: "Decisions",
      type: "object",
      properties: {
        decisions: { type: "array", items: schemaOf("RecordedDecision") },
        next: { ...optional, description: "The cursor of the next page; null on the last." },
      },
      required: ["decisions", "next"],
    },
    RecordedDecision: {
      title: "RecordedDecision",
      type: "object",
      properties: {
        id: { type: "integer" },
        at: { type: "string", format: "date-time", description: "When it was recorded." },
        via: { type: "string", enum: VIAS, description: "What asked." },
        host: { ...optional, description: "The host that decided; null where a message led nowhere." },
        score: { type: "integer", minimum: 0, maximum: 100, description: "The risk." },
        level: { type: "string", enum: LEVELS },
        action: { type: "string", enum: ACTIONS, description: "What the policy made of it." },
        rule: { type: "string", description: "The rule that decided." },
        policy: { type: "string", description: "The policy's name." },
        token: { ...optional, description: "The id of the token that asked; null where none was needed." },
      },
      required: ["id", "at", "via", "host", "score", "level", "action", "rule", "policy", "token"],
    },
  },
};
