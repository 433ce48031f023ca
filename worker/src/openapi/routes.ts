import { createRoute, z } from "@hono/zod-openapi";
import type { Lang } from "sublet-wasm/worker";
import hit from "../../../docs/hit.schema.json";
import info from "../../../docs/info.schema.json";
import mail from "../../../docs/mail.schema.json";
import policy from "../../../docs/policy.schema.json";
import provider from "../../../docs/provider.schema.json";
import verdict from "../../../docs/verdict.schema.json";
import { catalogueOf, healthOf } from "../catalogue/routes.ts";
import type { Engine } from "../engine.ts";
import type { App, Ctx } from "../env.ts";
import { Problem } from "../problem.ts";
import { docsPage, operationsOf, sheet } from "./page.tsx";
import { ALWAYS, both, type Document, inLanguage, json, LANG, OPEN, type Tag } from "./parts.ts";
import { TAGS, words } from "./words.ts";

const documentRoute = createRoute({
  method: "get",
  path: "/openapi.json",
  operationId: "openapi",
  tags: ["worker"],
  summary: both({ en: "This document", ja: "この文書" }),
  security: OPEN,
  request: LANG,
  responses: {
    200: json({ en: "OpenAPI 3.1.", ja: "OpenAPI 3.1。" }, z.any().openapi({ type: "object" })),
    ...ALWAYS,
  },
});

const docsRoute = createRoute({
  method: "get",
  path: "/docs",
  operationId: "docs",
  tags: ["worker"],
  summary: both({ en: "This document for people", ja: "この文書を読みやすくしたページ" }),
  security: OPEN,
  request: LANG,
  responses: {
    200: {
      description: both({ en: "A page.", ja: "ページ。" }),
      content: { "text/html": { schema: { type: "string" } } },
    },
    ...ALWAYS,
  },
});

/** `/openapi.json`, and `/docs` for people. */
export function registerDocs(app: App): void {
  for (const [name, schema] of rustSchemas()) app.openAPIRegistry.registerComponent("schemas", name, schema);
  let made: Document | undefined;
  const documentFor = (c: Ctx) => {
    made ??= generate(app);
    return documentOf(made, c);
  };
  app.openapi(documentRoute, (c) => c.json(documentFor(c), 200));
  app.openapi(docsRoute, async (c) =>
    c.html(docsPage(documentFor(c), c.var.language), 200, {
      "content-security-policy": await sheet.policy(),
      "content-language": c.var.language,
      "referrer-policy": "no-referrer",
      vary: "Accept-Language",
    }),
  );
}

/** The document of all routes as they are declared, in both languages. */
function generate(app: App): Document {
  const word = (name: "title" | "description" | "token") => both({ en: words.en[name], ja: words.ja[name] });
  const { webhooks: _, ...document } = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: word("title"),
      version: "1",
      description: word("description"),
      license: { name: "MIT OR Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: TAGS.map(({ name, description }) => ({ name, description: both(description) })),
    security: [{ token: [] }],
  });
  const securitySchemes = {
    token: { type: "http" as const, scheme: "bearer", description: word("token") },
  };
  // Declared so, a body of any type would be validated as JSON; none may be missing.
  for (const {
    operation: { requestBody },
  } of operationsOf(document)) {
    if (requestBody && "content" in requestBody) requestBody.required = true;
  }
  return { ...document, components: { ...document.components, securitySchemes } };
}

/** The document in the language of the request, as the worker is set up: where look-ups are public, they need no token. */
function documentOf(made: Document, { var: { engine, language, settings } }: Ctx): Document {
  const document = inLanguage(made, language);
  if (settings.publicLookups) {
    for (const { operation } of operationsOf(document)) {
      if (operation.tags.some((tag) => LOOK_UPS.has(tag))) operation.security ??= [{}, { token: [] }];
    }
  }
  return { ...document, components: { ...document.components, examples: examples(engine, language) } };
}

const LOOK_UPS: Set<string> = new Set<Tag>(["links", "mail", "catalogue"]);

type Schema = { [key: string]: unknown };

/** The schemas made from the Rust types, each by its title, as OpenAPI keeps them: nothing here is written twice. */
function rustSchemas(): Map<string, Schema> {
  const schemas = new Map<string, Schema>();
  const all: Schema[] = [verdict, mail, policy, provider, hit, info];
  for (const { $schema: _, $defs = {}, ...schema } of all) {
    schemas.set(String(schema.title), moved(schema));
    for (const [name, part] of Object.entries($defs as Record<string, Schema>)) {
      if (!schemas.has(name)) schemas.set(name, moved(part));
    }
  }
  return schemas;
}

/** The schema with its references pointing to where OpenAPI keeps schemas. */
function moved(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

/** The moment that the examples are of. */
const NOW = "2026-11-22T00:00:00Z";

/** Examples as this worker would answer them. None where it cannot read its catalogue: the document is served all the same. */
function examples(engine: Engine, lang: Lang): Record<string, { value: unknown }> {
  try {
    const classifier = engine.under("balanced");
    const provider = engine.catalogue.provider("duckdns", lang);
    return {
      Verdict: { value: classifier.check("https://login.mallory.duckdns.org/", lang, NOW) },
      Hits: { value: { hits: engine.catalogue.search("duck", 5) } },
      Provider: { value: provider },
      Providers: { value: { providers: [provider] } },
      Catalogue: { value: catalogueOf(engine) },
      Health: { value: healthOf(engine) },
    };
  } catch (thrown) {
    if (thrown instanceof Problem) return {};
    throw thrown;
  }
}
