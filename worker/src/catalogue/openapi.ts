import { ALWAYS, GUARDED, OPEN, parameterOf, problems, schemaOf, shown } from "../openapi/parts.ts";
import type { Chapter } from "../openapi/types.ts";
import { HITS, LONGEST_TERM } from "./look-up.ts";

const tag = {
  description: { en: "Changes with the file.", ja: "ファイルの内容とともに変わります。" },
  schema: { type: "string" },
};

export const chapter: Chapter = {
  paths: {
    "/v1/search": {
      get: {
        operationId: "search",
        tags: ["catalogue"],
        summary: { en: "Find suffixes and providers", ja: "サフィックスと提供者を探す" },
        description: {
          en: "Best first: exact, by the beginning of a label or name, or with typing mistakes.",
          ja: "完全一致、ラベルや名前の前方一致、打ち間違いの順に返します。",
        },
        parameters: [
          {
            name: "q",
            in: "query",
            required: true,
            description: { en: "What to look for.", ja: "探す言葉。" },
            schema: { type: "string", minLength: 1, maxLength: LONGEST_TERM },
            example: "duck",
          },
          {
            name: "limit",
            in: "query",
            description: {
              en: `The most hits; ${HITS.otherwise} without it.`,
              ja: `最大件数。省略すると ${HITS.otherwise} 件です。`,
            },
            schema: { type: "integer", minimum: 1, maximum: HITS.most },
            example: 5,
          },
          parameterOf("lang"),
        ],
        responses: {
          200: shown({ en: "The hits.", ja: "見つかったもの。" }, hits(), "Hits"),
          ...GUARDED,
          ...problems({
            400: {
              en: "`missing-parameter`, `bad-parameter`, `unknown-language`.",
              ja: "`missing-parameter`・`bad-parameter`・`unknown-language`。",
            },
          }),
        },
      },
    },
    "/v1/providers": {
      get: {
        operationId: "providers",
        tags: ["catalogue"],
        summary: { en: "List all providers", ja: "提供者の一覧" },
        parameters: [parameterOf("lang")],
        responses: {
          200: shown({ en: "All providers.", ja: "すべての提供者。" }, providers(), "Providers"),
          ...GUARDED,
        },
      },
    },
    "/v1/providers/{id}": {
      get: {
        operationId: "provider",
        tags: ["catalogue"],
        summary: { en: "Look up one provider", ja: "提供者を1件調べる" },
        parameters: [
          {
            name: "id",
            in: "path",
            required: true,
            description: { en: "Its id, as verdicts name it.", ja: "判定に書かれている提供者のID。" },
            schema: { type: "string", minLength: 1 },
            example: "duckdns",
          },
          parameterOf("lang"),
        ],
        responses: {
          200: shown({ en: "The provider.", ja: "提供者。" }, schemaOf("Provider"), "Provider"),
          ...GUARDED,
          ...problems({ 404: { en: "`unknown-provider`.", ja: "`unknown-provider`。" } }),
        },
      },
    },
    "/v1/catalogue": {
      get: {
        operationId: "catalogue",
        tags: ["catalogue"],
        summary: { en: "What the catalogue says of itself", ja: "カタログの概要" },
        parameters: [parameterOf("lang")],
        responses: {
          200: shown(
            { en: "Version, age and sources.", ja: "版・経過時間・収録元。" },
            schemaOf("Catalogue"),
            "Catalogue",
          ),
          ...GUARDED,
        },
      },
    },
    "/v1/catalogue.bin": {
      get: {
        operationId: "download",
        tags: ["catalogue"],
        summary: { en: "Download the catalogue", ja: "カタログを取得する" },
        description: {
          en: "The file that this worker judges by, for programs that judge by themselves.",
          ja: "このワーカーが判定に使うファイルです。自分で判定するプログラム向けです。",
        },
        parameters: [
          {
            name: "If-None-Match",
            in: "header",
            description: {
              en: "The `ETag` of the file you have: then the answer may be 304.",
              ja: "手元のファイルの `ETag`。変わっていなければ 304 が返ります。",
            },
            schema: { type: "string" },
          },
          parameterOf("lang"),
        ],
        responses: {
          200: {
            description: { en: "The file.", ja: "ファイル。" },
            headers: { ETag: tag },
            content: { "application/octet-stream": {} },
          },
          304: { description: { en: "You have it.", ja: "変わっていません。" }, headers: { ETag: tag } },
          ...GUARDED,
        },
      },
    },
    "/healthz": {
      get: {
        operationId: "health",
        tags: ["worker"],
        summary: { en: "Ask whether the worker is well", ja: "ワーカーの状態を確かめる" },
        security: OPEN,
        parameters: [parameterOf("lang")],
        responses: {
          200: shown({ en: "It can judge.", ja: "判定できます。" }, schemaOf("Health"), "Health"),
          ...ALWAYS,
          ...problems({ 503: { en: "`bad-catalogue`: it cannot.", ja: "`bad-catalogue`(判定できない)。" } }),
        },
      },
    },
  },
  schemas: {
    Catalogue: {
      title: "Catalogue",
      allOf: [
        schemaOf("Info"),
        {
          type: "object",
          properties: {
            age: { type: "integer", minimum: 0, description: "Seconds since it was made." },
          },
          required: ["age"],
        },
      ],
    },
    Health: {
      title: "Health",
      type: "object",
      properties: {
        status: { type: "string", const: "ok" },
        release: { type: "string", description: "Version of the classifier." },
        catalogue: {
          type: "object",
          properties: {
            serial: { type: "integer", description: "Goes up with every published catalogue." },
            created: { type: "string", format: "date-time", description: "When it was made." },
          },
          required: ["serial", "created"],
        },
      },
      required: ["status", "release", "catalogue"],
    },
  },
};

function hits() {
  return {
    type: "object",
    properties: { hits: { type: "array", items: schemaOf("Hit") } },
    required: ["hits"],
  };
}

function providers() {
  return {
    type: "object",
    properties: { providers: { type: "array", items: schemaOf("Provider") } },
    required: ["providers"],
  };
}
