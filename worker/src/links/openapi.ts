import { z } from "zod";
import { GUARDED, json, parameterOf, problems, schemaOf } from "../openapi/parts.ts";
import type { Chapter, Schema } from "../openapi/types.ts";
import { linksAnswer, linksRequest } from "./request.ts";

const URL_EXAMPLE = "https://login.mallory.duckdns.org/";

export const chapter: Chapter = {
  paths: {
    "/v1/links": {
      post: {
        operationId: "links",
        tags: ["links"],
        security: [{ token: [] }],
        summary: { en: "Sign links for the gate", ja: "関門を通す署名付きリンクを作る" },
        description: {
          en: "Each link leads through `/go`, which judges it when it is opened. The answer has one entry a URL, in order; a URL that cannot be led to gets an `error`: `not-a-url`, `not-web`, `userinfo`, `too-long`.",
          ja: "各リンクは `/go` を通り、開いた時点で判定されます。応答は URL ごとに同じ順で並びます。扱えない URL には `error`(`not-a-url`・`not-web`・`userinfo`・`too-long`)が入ります。",
        },
        parameters: [parameterOf("policy"), parameterOf("lang")],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: schemaOf("LinksRequest"),
              example: { url: [URL_EXAMPLE], ttl: 86_400 },
            },
          },
        },
        responses: {
          200: json({ en: "The links.", ja: "署名付きリンク。" }, schemaOf("Links"), {
            links: [
              {
                url: URL_EXAMPLE,
                link: `https://gate.example/go?u=${encodeURIComponent(URL_EXAMPLE)}&k=2026a&e=1795500000&s=n1dLWkYdwJ1v7mHxVbWwFoHn8bX8o5cE0dqk3x1qJjU`,
                expires: "2026-11-24T06:00:00.000Z",
              },
            ],
          }),
          ...GUARDED,
          ...problems({
            400: {
              en: "`bad-json`, `unknown-language`.",
              ja: "`bad-json`・`unknown-language`。",
            },
            403: {
              en: "`scope-missing`, or `policy-not-allowed`: the token is bound to another policy.",
              ja: "`scope-missing` または `policy-not-allowed`(トークンは別のポリシー専用)。",
            },
            404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
            413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
            415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
            422: { en: "`bad-links-request`.", ja: "`bad-links-request`。" },
            503: {
              en: "`no-link-keys`: the setting LINK_KEYS is empty. `bad-catalogue`, `store-failed`, `bad-stored-policy`, `bad-stored-token`.",
              ja: "`no-link-keys`(設定 LINK_KEYS が空)・`bad-catalogue`・`store-failed`・`bad-stored-policy`・`bad-stored-token`。",
            },
          }),
        },
      },
    },
  },
  schemas: {
    LinksRequest: { title: "LinksRequest", ...schema(linksRequest) },
    Links: { title: "Links", ...schema(linksAnswer) },
  },
};

function schema(type: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(type);
  return rest;
}
