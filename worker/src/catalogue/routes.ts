import { createRoute, z } from "@hono/zod-openapi";
import { etag } from "hono/etag";
import type { Hit, Info, Provider } from "sublet-wasm/worker";
import { allow } from "../auth/scope.ts";
import { toHex } from "../bytes.ts";
import type { Engine } from "../engine.ts";
import type { App } from "../env.ts";
import {
  ALWAYS,
  both,
  GUARDED,
  header,
  LANG,
  lang,
  OPEN,
  parameter,
  problems,
  query,
  rust,
  shown,
  text,
  whole,
} from "../openapi/parts.ts";
import { Problem } from "../problem.ts";

/** The most characters of a search term: those of a host name (RFC 1035, section 2.3.4). */
const MAX_TERM = 253;
/** How many hits there are at most, and by default. */
const HITS = { most: 100, otherwise: 20 };

const hit = rust<Hit>("Hit");
const providerSchema = rust<Provider>("Provider");

const searchRoute = createRoute({
  method: "get",
  path: "/v1/search",
  operationId: "search",
  tags: ["catalogue"],
  summary: both({ en: "Find suffixes and providers", ja: "サフィックスと事業者を探す" }),
  description: both({
    en: "Best first: exact, by the beginning of a label or name, or with typing mistakes.",
    ja: "完全一致、ラベルや名前の前方一致、打ち間違いの順に返します。",
  }),
  middleware: allow("read"),
  request: {
    query: query(
      z.object({
        q: parameter(text(MAX_TERM), { en: "What to look for.", ja: "探す言葉。" }, "duck"),
        limit: parameter(
          whole(1, HITS.most, HITS.otherwise),
          {
            en: `The most hits; ${HITS.otherwise} without it.`,
            ja: `最大件数。省略すると ${HITS.otherwise} 件です。`,
          },
          5,
        ),
        lang,
      }),
    ),
  },
  responses: {
    200: shown({ en: "The hits.", ja: "見つかったもの。" }, z.object({ hits: z.array(hit) }), "Hits"),
    ...GUARDED,
    ...problems({
      400: {
        en: "`missing-parameter`, `bad-parameter`, `unknown-language`.",
        ja: "`missing-parameter`・`bad-parameter`・`unknown-language`。",
      },
    }),
  },
});

const providersRoute = createRoute({
  method: "get",
  path: "/v1/providers",
  operationId: "providers",
  tags: ["catalogue"],
  summary: both({ en: "List all providers", ja: "事業者の一覧" }),
  middleware: allow("read"),
  request: LANG,
  responses: {
    200: shown(
      { en: "All providers.", ja: "すべての事業者。" },
      z.object({ providers: z.array(providerSchema) }),
      "Providers",
    ),
    ...GUARDED,
  },
});

const providerRoute = createRoute({
  method: "get",
  path: "/v1/providers/{id}",
  operationId: "provider",
  tags: ["catalogue"],
  summary: both({ en: "Look up one provider", ja: "事業者を1件調べる" }),
  middleware: allow("read"),
  request: {
    params: z.object({
      id: parameter(
        z.string().min(1),
        { en: "Its id, as verdicts name it.", ja: "判定に書かれている事業者のID。" },
        "duckdns",
      ),
    }),
    ...LANG,
  },
  responses: {
    200: shown({ en: "The provider.", ja: "事業者。" }, providerSchema, "Provider"),
    ...GUARDED,
    ...problems({ 404: { en: "`unknown-provider`.", ja: "`unknown-provider`。" } }),
  },
});

const catalogueRoute = createRoute({
  method: "get",
  path: "/v1/catalogue",
  operationId: "catalogue",
  tags: ["catalogue"],
  summary: both({ en: "What the catalogue says of itself", ja: "カタログの概要" }),
  middleware: allow("read"),
  request: LANG,
  responses: {
    200: shown(
      { en: "Version, age and sources.", ja: "版・経過時間・収録元。" },
      z
        .intersection(
          rust<Info>("Info"),
          z.object({ age: z.int().min(0).openapi({ description: "Seconds since it was made." }) }),
        )
        .openapi("Catalogue"),
      "Catalogue",
    ),
    ...GUARDED,
  },
});

const etagHeader = {
  ETag: header({ en: "Changes with the file.", ja: "ファイルの内容とともに変わります。" }),
};

const downloadRoute = createRoute({
  method: "get",
  path: "/v1/catalogue.bin",
  operationId: "download",
  tags: ["catalogue"],
  summary: both({ en: "Download the catalogue", ja: "カタログを取得する" }),
  description: both({
    en: "The file that this worker judges by, for programs that judge by themselves.",
    ja: "このワーカーが判定に使うファイルです。自分で判定するプログラム向けです。",
  }),
  middleware: [allow("read"), etag()],
  request: {
    headers: z.object({
      "If-None-Match": parameter(z.string().optional(), {
        en: "The `ETag` of the file you have: then the answer may be 304.",
        ja: "手元のファイルの `ETag`。変わっていなければ 304 が返ります。",
      }),
    }),
    ...LANG,
  },
  responses: {
    200: {
      description: both({ en: "The file.", ja: "ファイル。" }),
      headers: etagHeader,
      content: { "application/octet-stream": {} },
    },
    304: { description: both({ en: "You have it.", ja: "変わっていません。" }), headers: etagHeader },
    ...GUARDED,
  },
});

const healthRoute = createRoute({
  method: "get",
  path: "/healthz",
  operationId: "health",
  tags: ["worker"],
  summary: both({ en: "Ask whether the worker is well", ja: "ワーカーの状態を確かめる" }),
  security: OPEN,
  request: LANG,
  responses: {
    200: shown(
      { en: "It can judge.", ja: "判定できます。" },
      z
        .object({
          status: z.literal("ok"),
          release: z.string().openapi({ description: "Version of the classifier." }),
          catalogue: z.object({
            serial: z.int().openapi({ description: "Goes up with every published catalogue." }),
            created: z.iso.datetime().openapi({ description: "When it was made." }),
          }),
        })
        .openapi("Health"),
      "Health",
    ),
    ...ALWAYS,
    ...problems({ 503: { en: "`bad-catalogue`: it cannot.", ja: "`bad-catalogue`(判定できない)。" } }),
  },
});

/** What the catalogue holds, by several ways, and whether the worker is well. */
export function registerCatalogue(app: App): void {
  app.openapi(searchRoute, (c) => {
    const { q, limit } = c.req.valid("query");
    return c.json({ hits: c.var.engine.catalogue.search(q, limit) }, 200);
  });
  app.openapi(providersRoute, (c) =>
    c.json({ providers: c.var.engine.catalogue.providers(c.var.language) }, 200),
  );
  app.openapi(providerRoute, (c) => {
    const { id } = c.req.valid("param");
    const found = c.var.engine.catalogue.provider(id, c.var.language);
    if (!found) throw unknownProvider(id);
    return c.json(found, 200);
  });
  app.openapi(catalogueRoute, (c) => c.json(catalogueOf(c.var.engine), 200));
  app.openapi(downloadRoute, async (c) => {
    const bytes = c.var.engine.file();
    // By itself `etag` would hash the whole file at every request.
    fingerprint ??= `"${toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))).slice(0, 32)}"`;
    const headers = { etag: fingerprint, "cache-control": "private, no-cache" };
    return c.body(bytes, 200, { ...headers, "content-type": "application/octet-stream" });
  });
  app.openapi(healthRoute, (c) => c.json(healthOf(c.var.engine), 200));
}

let fingerprint: string | undefined;

/** What the catalogue says of itself, and its age in seconds. */
export function catalogueOf(engine: Engine) {
  const info = engine.info();
  return { ...info, age: Math.max(0, Math.floor((Date.now() - Date.parse(info.created)) / 1000)) };
}

/** Throws the problem `bad-catalogue` where the worker cannot judge. */
export function healthOf(engine: Engine) {
  const { release, serial, created } = engine.info();
  return { status: "ok" as const, release, catalogue: { serial, created } };
}

function unknownProvider(id: string): Problem {
  return new Problem(404, "unknown-provider", {
    en: `The catalogue knows no provider ${JSON.stringify(id)}.`,
    ja: `カタログに ${JSON.stringify(id)} という事業者はありません。`,
  });
}
