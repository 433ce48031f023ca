import { etag } from "hono/etag";
import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/scope.ts";
import { toHex } from "../bytes.ts";
import type { Engine } from "../engine.ts";
import {
  ALWAYS,
  type Chapter,
  GUARDED,
  OPEN,
  parameterOf,
  problems,
  schemaOf,
  shown,
} from "../openapi/parts.ts";
import { Problem } from "../problem.ts";
import { demanded, numberQuery } from "../request.ts";

/** What the catalogue holds, by several ways, and whether the worker is well. */
export function registerCatalogue(app: App): void {
  app.get("/v1/search", allow("read"), search);
  app.get("/v1/providers", allow("read"), providers);
  app.get("/v1/providers/:id", allow("read"), provider);
  app.get("/v1/catalogue", allow("read"), catalogue);
  app.get("/v1/catalogue.bin", allow("read"), etag(), download);
  app.get("/healthz", health);
}

/** The most characters of a search term: those of a host name (RFC 1035, section 2.3.4). */
export const MAX_TERM = 253;
/** How many hits there are at most, and by default. */
export const HITS = { most: 100, otherwise: 20 };

/** `GET /v1/search?q=`: suffixes and providers that a term may mean, best first. */
export function search(c: Ctx): Response {
  const term = demanded("q", c.req.query("q"), MAX_TERM);
  const limit = numberQuery(c, "limit", 1, HITS.most, HITS.otherwise);
  return c.json({ hits: c.var.engine.catalogue.search(term, limit) });
}

/** `GET /v1/providers`: all of them. */
export function providers(c: Ctx): Response {
  return c.json({ providers: c.var.engine.catalogue.providers(c.var.lang) });
}

/** `GET /v1/providers/{id}`: one of them. */
export function provider(c: Ctx): Response {
  const id = c.req.param("id") ?? "";
  const found = c.var.engine.catalogue.provider(id, c.var.lang);
  if (found) return c.json(found);
  throw new Problem(404, "unknown-provider", {
    en: `The catalogue knows no provider ${JSON.stringify(id)}.`,
    ja: `カタログに ${JSON.stringify(id)} という事業者はありません。`,
  });
}

/** `GET /v1/catalogue`: what it says of itself, and its age in seconds. */
export function catalogue(c: Ctx): Response {
  return c.json(catalogueOf(c.var.engine));
}

export function catalogueOf(engine: Engine) {
  const info = engine.info();
  return { ...info, age: Math.max(0, Math.floor((Date.now() - Date.parse(info.created)) / 1000)) };
}

/** `GET /healthz`: 200 where the worker can judge; the problem `bad-catalogue` where it cannot. */
export function health(c: Ctx): Response {
  return c.json(healthOf(c.var.engine));
}

export function healthOf(engine: Engine) {
  const { release, serial, created } = engine.info();
  return { status: "ok", release, catalogue: { serial, created } };
}

let fingerprint: string | undefined;

/** `GET /v1/catalogue.bin`: the file itself, for those that judge by themselves. */
export async function download(c: Ctx): Promise<Response> {
  const bytes = c.var.engine.file();
  fingerprint ??= `"${toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))).slice(0, 32)}"`;
  const headers = { etag: fingerprint, "cache-control": "private, no-cache" };
  return c.body(bytes, 200, { ...headers, "content-type": "application/octet-stream" });
}

const etagHeader = {
  description: { en: "Changes with the file.", ja: "ファイルの内容とともに変わります。" },
  schema: { type: "string" },
};

export const chapter: Chapter = {
  paths: {
    "/v1/search": {
      get: {
        operationId: "search",
        tags: ["catalogue"],
        summary: { en: "Find suffixes and providers", ja: "サフィックスと事業者を探す" },
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
            schema: { type: "string", minLength: 1, maxLength: MAX_TERM },
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
          200: shown({ en: "The hits.", ja: "見つかったもの。" }, hitsSchema(), "Hits"),
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
        summary: { en: "List all providers", ja: "事業者の一覧" },
        parameters: [parameterOf("lang")],
        responses: {
          200: shown({ en: "All providers.", ja: "すべての事業者。" }, providersSchema(), "Providers"),
          ...GUARDED,
        },
      },
    },
    "/v1/providers/{id}": {
      get: {
        operationId: "provider",
        tags: ["catalogue"],
        summary: { en: "Look up one provider", ja: "事業者を1件調べる" },
        parameters: [
          {
            name: "id",
            in: "path",
            required: true,
            description: { en: "Its id, as verdicts name it.", ja: "判定に書かれている事業者のID。" },
            schema: { type: "string", minLength: 1 },
            example: "duckdns",
          },
          parameterOf("lang"),
        ],
        responses: {
          200: shown({ en: "The provider.", ja: "事業者。" }, schemaOf("Provider"), "Provider"),
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
            headers: { ETag: etagHeader },
            content: { "application/octet-stream": {} },
          },
          304: {
            description: { en: "You have it.", ja: "変わっていません。" },
            headers: { ETag: etagHeader },
          },
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

function hitsSchema() {
  return {
    type: "object",
    properties: { hits: { type: "array", items: schemaOf("Hit") } },
    required: ["hits"],
  };
}

function providersSchema() {
  return {
    type: "object",
    properties: { providers: { type: "array", items: schemaOf("Provider") } },
    required: ["providers"],
  };
}
