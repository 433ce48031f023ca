import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/scope.ts";
import { record } from "../decisions/record.ts";
import { type Chapter, GUARDED, json, parameterOf, problems, schemaOf } from "../openapi/parts.ts";
import { policyOf } from "../policy/store.ts";
import { Problem } from "../problem.ts";
import { demandType, readBody } from "../request.ts";
import { entryOf, screen } from "./screen.ts";

/** The routes of e-mail. */
export function registerMail(app: App): void {
  app.post("/v1/mail", allow("read"), post);
}

/** `POST /v1/mail`: a raw message in, its report out. */
export async function post(c: Ctx): Promise<Response> {
  demandType(c, "message/rfc822", "application/octet-stream");
  const { name, policy } = await policyOf(c);
  const raw = await readBody(c, c.var.settings.maxMail);
  if (raw.byteLength === 0) throw empty();
  const { text, report } = screen(c.var.engine, policy, raw, c.var.lang);
  await record(c, entryOf(report, name, c.var.token?.id ?? null));
  return c.body(text, 200, { "content-type": "application/json" });
}

function empty(): Problem {
  return new Problem(400, "no-message", {
    en: "There is no message in the body.",
    ja: "本文にメッセージがありません。",
  });
}

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
