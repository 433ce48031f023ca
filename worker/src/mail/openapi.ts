import { GUARDED, json, parameterOf, problems, schemaOf } from "../openapi/parts.ts";
import type { Chapter } from "../openapi/types.ts";

const EXAMPLE = [
  "From: Parcel Service <parcel@example.com>",
  "To: ann@example.net",
  "Subject: Your parcel",
  "Content-Type: text/html",
  "",
  '<a href="https://mallory.duckdns.org/">www.example.com/track</a>',
  "",
].join("\r\n");

// Any bytes but none.
const raw = { schema: {} };

export const chapter: Chapter = {
  paths: {
    "/v1/mail": {
      post: {
        operationId: "mail",
        tags: ["mail"],
        summary: { en: "Screen a message", ja: "メールを検査する" },
        description: {
          en: "A raw message (RFC 5322) in, a report out: every host a reader could be led to, where it stands in the message, and what the policy makes of it. Nothing of the message is kept.",
          ja: "メール(RFC 5322)をそのまま送ると、読み手が誘導されうるすべてのホスト、その場所、ポリシーによる扱いを返します。メールの内容は保存しません。",
        },
        parameters: [parameterOf("policy"), parameterOf("lang")],
        requestBody: {
          required: true,
          content: {
            "message/rfc822": { ...raw, example: EXAMPLE },
            "application/octet-stream": raw,
          },
        },
        responses: {
          200: {
            ...json({ en: "The report.", ja: "検査の結果。" }, schemaOf("Report")),
            headers: {
              "Sublet-Recorded": {
                description: {
                  en: "`true`: the decision is in the store. `false`: the store did not confirm it. Absent: nothing had to be recorded.",
                  ja: "`true` は記録済み、`false` は保存先で確認できなかったことを示します。記録の対象がなければ付きません。",
                },
                schema: { type: "string", enum: ["true", "false"] },
              },
            },
          },
          ...GUARDED,
          ...problems({
            400: { en: "`no-message`, `unknown-language`.", ja: "`no-message`・`unknown-language`。" },
            403: {
              en: "`scope-missing`, or `policy-not-allowed`: the token is bound to another policy.",
              ja: "`scope-missing` または `policy-not-allowed`(トークンは別のポリシー専用)。",
            },
            404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
            413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
            415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
            503: {
              en: "`bad-catalogue`, `bad-stored-policy`, `bad-stored-token`, `store-failed`, `not-recorded`.",
              ja: "`bad-catalogue`・`bad-stored-policy`・`bad-stored-token`・`store-failed`・`not-recorded`。",
            },
          }),
        },
      },
    },
  },
};
