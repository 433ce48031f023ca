import { z } from "zod";
import { GUARDED, json, parameterOf, problems, schemaOf } from "../openapi/parts.ts";
import type { Chapter, Parameter, Schema } from "../openapi/types.ts";
import { TOKEN_ID, tokenRequest } from "./token.ts";

const id: Parameter = {
  name: "id",
  in: "path",
  required: true,
  description: { en: "The token's id.", ja: "トークンのID。" },
  schema: { type: "string", pattern: TOKEN_ID.source },
  example: "0a1b2c3d4e5f",
};

const TOKEN = {
  id: "0a1b2c3d4e5f",
  name: "Mail gateway",
  scopes: ["read"],
  policy: null,
  created: "2026-11-23T03:00:00.000Z",
};

const badId = {
  400: { en: "`bad-token-id`, `unknown-language`.", ja: "`bad-token-id`・`unknown-language`。" },
};
const unknown = { 404: { en: "`unknown-token-id`.", ja: "`unknown-token-id`。" } };

export const chapter: Chapter = {
  paths: {
    "/v1/tokens": {
      get: {
        operationId: "tokens",
        tags: ["tokens"],
        summary: { en: "List all tokens", ja: "トークンの一覧" },
        parameters: [parameterOf("lang")],
        responses: {
          200: json(
            { en: "The tokens, without their texts.", ja: "トークンの一覧(本体は含みません)。" },
            {
              type: "object",
              properties: { tokens: { type: "array", items: schemaOf("Token") } },
              required: ["tokens"],
            },
            { tokens: [TOKEN] },
          ),
          ...GUARDED,
        },
      },
      post: {
        operationId: "createToken",
        tags: ["tokens"],
        summary: { en: "Make a token", ja: "トークンを作る" },
        description: {
          en: "The token itself is in this answer only: only its hash is stored.",
          ja: "トークンの本体が見られるのはこの応答だけです。保存されるのはハッシュだけです。",
        },
        parameters: [parameterOf("lang")],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: schemaOf("TokenRequest"),
              example: { name: "Mail gateway", scopes: ["read"] },
            },
          },
        },
        responses: {
          201: {
            ...json({ en: "The new token.", ja: "新しいトークン。" }, schemaOf("NewToken"), {
              ...TOKEN,
              token: `sublet_${TOKEN.id}_${"x".repeat(43)}`,
            }),
            headers: {
              Location: {
                description: { en: "Where it is found.", ja: "トークンの場所。" },
                schema: { type: "string" },
              },
            },
          },
          ...GUARDED,
          ...problems({
            400: {
              en: "`bad-json`, `bad-token-request`, `unknown-language`.",
              ja: "`bad-json`・`bad-token-request`・`unknown-language`。",
            },
            413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
            415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
            422: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
          }),
        },
      },
    },
    "/v1/tokens/{id}": {
      get: {
        operationId: "token",
        tags: ["tokens"],
        summary: { en: "Look up a token", ja: "トークンを調べる" },
        parameters: [id, parameterOf("lang")],
        responses: {
          200: json(
            { en: "The token, without its text.", ja: "トークン(本体は含みません)。" },
            schemaOf("Token"),
            TOKEN,
          ),
          ...GUARDED,
          ...problems({ ...badId, ...unknown }),
        },
      },
      delete: {
        operationId: "revokeToken",
        tags: ["tokens"],
        summary: { en: "Revoke a token", ja: "トークンを取り消す" },
        description: {
          en: "It is refused everywhere within a minute and a half.",
          ja: "1分半以内にすべての場所で使えなくなります。",
        },
        parameters: [id, parameterOf("lang")],
        responses: {
          204: { description: { en: "Revoked.", ja: "取り消しました。" } },
          ...GUARDED,
          ...problems({ ...badId, ...unknown }),
        },
      },
    },
  },
  schemas: {
    TokenRequest: requestSchema(),
    Token: token({}),
    NewToken: token({ token: { type: "string", description: "The token itself: shown once." } }),
  },
};

function requestSchema(): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(tokenRequest);
  return { title: "TokenRequest", ...schema };
}

function token(more: Record<string, Schema>): Schema {
  const properties = {
    id: { type: "string", description: "Names it in lists and decisions." },
    name: { type: "string", description: "What it is for." },
    scopes: { type: "array", items: { type: "string", enum: ["read", "admin"] } },
    policy: { type: ["string", "null"], description: "The policy it is bound to." },
    created: { type: "string", format: "date-time", description: "When it was made." },
    ...more,
  };
  return { type: "object", properties, required: Object.keys(properties) };
}
