import type { App } from "../app-type.ts";
import { allow } from "../auth/scope.ts";
import { type Chapter, GUARDED, parameterOf, problems, schemaOf, shown } from "../openapi/parts.ts";
import { checkMany, MAX_ENTRIES, MAX_LINE } from "./many.ts";
import { checkOne, MAX_URL } from "./one.ts";

/** `GET` and `POST /v1/check`. */
export function registerCheck(app: App): void {
  app.get("/v1/check", checkOne);
  app.post("/v1/check", allow("read"), checkMany);
}

const common = [parameterOf("policy"), parameterOf("lang"), parameterOf("now")];

const recorded = {
  "Sublet-Recorded": {
    description: {
      en: "`true`: what had to be recorded is in the store. `false`: the store did not confirm it. Absent: nothing had to be.",
      ja: "`true` は記録済み、`false` は保存先で確認できなかったことを示します。記録の対象がなければ付きません。",
    },
    schema: { type: "string", enum: ["true", "false"] },
  },
};

const refused = problems({
  400: {
    en: "`missing-parameter`, `bad-parameter`, `unknown-language`, `bad-time`.",
    ja: "`missing-parameter`・`bad-parameter`・`unknown-language`・`bad-time`。",
  },
  403: {
    en: "`scope-missing`, or `policy-not-allowed`: the token is bound to another policy.",
    ja: "`scope-missing` または `policy-not-allowed`(トークンは別のポリシー専用)。",
  },
  404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
  503: {
    en: "`bad-catalogue`, `bad-stored-policy`, `bad-stored-token`, `store-failed`, `not-recorded`.",
    ja: "`bad-catalogue`・`bad-stored-policy`・`bad-stored-token`・`store-failed`・`not-recorded`。",
  },
});

const text = {
  en: "A host name, URL or e-mail address; defanged is fine.",
  ja: "ホスト名、URL、またはメールアドレス。無害化した表記(hxxp や [.])も読めます。",
};

export const chapter: Chapter = {
  paths: {
    "/v1/check": {
      get: {
        operationId: "check",
        tags: ["links"],
        summary: { en: "Judge one link", ja: "リンクを1件判定する" },
        parameters: [
          {
            name: "url",
            in: "query",
            required: true,
            description: text,
            schema: { type: "string", minLength: 1, maxLength: MAX_URL },
            example: "https://login.mallory.duckdns.org/",
          },
          ...common,
        ],
        responses: {
          200: {
            ...shown({ en: "The verdict.", ja: "判定の結果。" }, schemaOf("Verdict"), "Verdict"),
            headers: recorded,
          },
          ...GUARDED,
          ...refused,
          ...problems({
            422: {
              en: "No host can be read from the text: `empty`, `not-a-host`, `unsupported-scheme`, `host-too-long`, `label-too-long`, `bad-label`, `input-too-long`.",
              ja: "文字列からホスト名を読み取れません: `empty`・`not-a-host`・`unsupported-scheme`・`host-too-long`・`label-too-long`・`bad-label`・`input-too-long`。",
            },
          }),
        },
      },
      post: {
        operationId: "checkMany",
        tags: ["links"],
        summary: { en: "Judge many links", ja: "リンクをまとめて判定する" },
        description: {
          en: `As a JSON array of at most ${MAX_ENTRIES} entries, or as a stream of lines of any length, answered as it comes. Answers stand in the order of the questions; what cannot be read gets an \`error\` in its place. A line may have ${MAX_LINE} bytes; blank lines are passed over. A stream's header leaves before its lines are read: its \`Sublet-Recorded\` is never \`true\`.`,
          ja: `${MAX_ENTRIES}件以内のJSON配列、または長さに制限のない行の列(NDJSON)で送ります。行の列には届いた順に応答します。応答は質問と同じ順で、読み取れないものには \`error\` が入ります。一行は ${MAX_LINE} バイトまでで、空行は無視します。行の列ではヘッダーが先に出るため、\`Sublet-Recorded\` が \`true\` になることはありません。`,
        },
        parameters: common,
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { type: "array", maxItems: MAX_ENTRIES, items: schemaOf("Question") },
              example: ["mallory.duckdns.org", { url: "https://example.com/" }],
            },
            "application/x-ndjson": {
              // Any text: a line that is no question gets an error in its place.
              schema: {},
              example: '"mallory.duckdns.org"\n{"url":"https://example.com/"}\n',
            },
          },
        },
        responses: {
          200: {
            description: { en: "The answers, in the order of the questions.", ja: "質問と同じ順の応答。" },
            headers: recorded,
            content: {
              "application/json": {
                schema: { type: "array", items: { anyOf: [schemaOf("Verdict"), schemaOf("Refused")] } },
              },
              "application/x-ndjson": { schema: { type: "string" } },
            },
          },
          ...GUARDED,
          ...refused,
          ...problems({
            400: {
              en: "`bad-json`, `bad-questions`, `unknown-language`, `bad-time`.",
              ja: "`bad-json`・`bad-questions`・`unknown-language`・`bad-time`。",
            },
            413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
            415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
          }),
        },
      },
    },
  },
  schemas: {
    Question: {
      title: "Question",
      anyOf: [
        { type: "string" },
        { type: "object", properties: { url: { type: "string" } }, required: ["url"] },
      ],
    },
    Refused: {
      title: "Refused",
      type: "object",
      properties: {
        input: { type: ["string", "null"], description: "What was asked; null where it is gone." },
        error: {
          type: "object",
          properties: {
            code: { type: "string", description: "The stable word programs go by." },
            message: { type: "string", description: "A sentence for people." },
          },
          required: ["code", "message"],
        },
      },
      required: ["input", "error"],
    },
  },
};
