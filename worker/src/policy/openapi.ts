import { BUILTIN_NAMES } from "../engine.ts";
import { GUARDED, json, parameterOf, problems, schemaOf } from "../openapi/parts.ts";
import type { Chapter, Parameter } from "../openapi/types.ts";
import { POLICY_NAME } from "./book.ts";

const name: Parameter = {
  name: "name",
  in: "path",
  required: true,
  description: { en: "The policy's name.", ja: "ポリシーの名前。" },
  schema: { type: "string", pattern: POLICY_NAME.source },
  example: "acme",
};

const ACME = {
  name: "acme",
  default: "log",
  rules: [{ id: "tunnels", action: "block", kinds: ["tunnel"] }],
  exclusions: [
    { site: "acme-demo.trycloudflare.com", who: "A. Admin", why: "Trade fair", until: "2027-01-31" },
  ],
};

const builtIn = { 409: { en: "`built-in-policy`.", ja: "`built-in-policy`(組み込みのポリシー)。" } };
const unknown = { 404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" } };
const badName = {
  400: { en: "`bad-policy-name`, `unknown-language`.", ja: "`bad-policy-name`・`unknown-language`。" },
};

export const chapter: Chapter = {
  paths: {
    "/v1/policies": {
      get: {
        operationId: "policies",
        tags: ["policies"],
        summary: { en: "List all policies", ja: "ポリシーの一覧" },
        parameters: [parameterOf("lang")],
        responses: {
          200: json(
            { en: "The names, built in and stored.", ja: "組み込みと保存済みのポリシーの名前。" },
            {
              type: "object",
              properties: {
                builtin: { type: "array", items: { type: "string" } },
                stored: { type: "array", items: { type: "string" } },
              },
              required: ["builtin", "stored"],
            },
            { builtin: BUILTIN_NAMES, stored: ["acme"] },
          ),
          ...GUARDED,
        },
      },
    },
    "/v1/policies/{name}": {
      get: {
        operationId: "policy",
        tags: ["policies"],
        summary: { en: "Read a policy", ja: "ポリシーを読む" },
        parameters: [name, parameterOf("lang")],
        responses: {
          200: json({ en: "The policy.", ja: "ポリシー。" }, schemaOf("Policy"), ACME),
          ...GUARDED,
          ...problems({ ...badName, ...unknown }),
        },
      },
      put: {
        operationId: "storePolicy",
        tags: ["policies"],
        summary: { en: "Store a policy", ja: "ポリシーを保存する" },
        description: {
          en: "It is checked first; where it is refused, what was stored before stays in force. It holds everywhere within a minute and a half. docs/policy.md tells what it may say.",
          ja: "保存の前に検査し、受け付けられない場合は以前の内容がそのまま有効です。1分半以内にすべての場所で有効になります。書き方は docs/policy.md にあります。",
        },
        parameters: [name, parameterOf("lang")],
        requestBody: {
          required: true,
          content: { "application/json": { schema: schemaOf("Policy"), example: ACME } },
        },
        responses: {
          200: json(
            { en: "Stored; the policy, complete.", ja: "保存したポリシーの全体。" },
            schemaOf("Policy"),
            ACME,
          ),
          ...GUARDED,
          ...problems({
            400: {
              en: "`bad-policy-name`, `bad-json`, `unknown-language`.",
              ja: "`bad-policy-name`・`bad-json`・`unknown-language`。",
            },
            ...builtIn,
            413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
            415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
            422: {
              en: "`bad-policy`, with the entry that is wrong; `other-policy-name`: it calls itself otherwise.",
              ja: "`bad-policy`(誤りのある項目を示します)または `other-policy-name`(中の名前が違う)。",
            },
          }),
        },
      },
      delete: {
        operationId: "deletePolicy",
        tags: ["policies"],
        summary: { en: "Delete a policy", ja: "ポリシーを削除する" },
        parameters: [name, parameterOf("lang")],
        responses: {
          204: { description: { en: "Deleted.", ja: "削除しました。" } },
          ...GUARDED,
          ...problems({ ...badName, ...unknown, ...builtIn }),
        },
      },
    },
  },
};
