import type { Lang } from "sublet-wasm/worker";
import { chapter as tokens } from "../auth/routes.ts";
import { chapter as catalogue, catalogueOf, healthOf } from "../catalogue/routes.ts";
import { chapter as check } from "../check/routes.ts";
import { chapter as decisions } from "../decisions/routes.ts";
import type { Engine } from "../engine.ts";
import { chapter as gate } from "../gate/routes.ts";
import { chapter as links } from "../links/routes.ts";
import { chapter as mail } from "../mail/routes.ts";
import { chapter as policies } from "../policy/routes.ts";
import { Problem, type Sentence } from "../problem.ts";
import {
  ALWAYS,
  type Chapter,
  json,
  OPEN,
  type Operation,
  type Paths,
  parameterOf,
  parameters,
  type Schema,
  type Tag,
} from "./parts.ts";
import { rustSchemas } from "./rust-schemas.ts";
import { TAGS, words } from "./words.ts";

const docs: Chapter = {
  paths: {
    "/openapi.json": {
      get: {
        operationId: "openapi",
        tags: ["worker"],
        summary: { en: "This document", ja: "この文書" },
        security: OPEN,
        parameters: [parameterOf("lang")],
        responses: {
          200: json({ en: "OpenAPI 3.1.", ja: "OpenAPI 3.1。" }, { type: "object" }),
          ...ALWAYS,
        },
      },
    },
    "/docs": {
      get: {
        operationId: "docs",
        tags: ["worker"],
        summary: { en: "This document for people", ja: "この文書を読みやすくしたページ" },
        security: OPEN,
        parameters: [parameterOf("lang")],
        responses: {
          200: {
            description: { en: "A page.", ja: "ページ。" },
            content: { "text/html": { schema: { type: "string" } } },
          },
          ...ALWAYS,
        },
      },
    },
  },
};

const CHAPTERS: Chapter[] = [check, links, gate, mail, catalogue, decisions, policies, tokens, docs];

/** An OpenAPI 3.1 document in one language. */
export interface Document {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string; license: { name: string } };
  servers: { url: string }[];
  tags: { name: Tag; description: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, InOneLanguage<Operation>>>;
  components: {
    schemas: Record<string, Schema>;
    examples: Record<string, { value: unknown }>;
    parameters: Record<string, unknown>;
    securitySchemes: Record<string, unknown>;
  };
}

/** The same with a text in the place of every sentence. */
export type InOneLanguage<T> = T extends Sentence
  ? string
  : T extends (infer Item)[]
    ? InOneLanguage<Item>[]
    : T extends object
      ? { [Key in keyof T]: InOneLanguage<T[Key]> }
      : T;

/** What the worker can be asked, as it is set up: where look-ups are public, they need no token. */
export function documentOf(engine: Engine, lang: Lang, publicLookups: boolean): Document {
  const { paths, schemas } = chapters();
  const { title, description, token } = words[lang];
  return {
    openapi: "3.1.0",
    info: { title, version: "1", description, license: { name: "MIT OR Apache-2.0" } },
    servers: [{ url: "/" }],
    tags: TAGS.map(({ name, description }) => ({ name, description: description[lang] })),
    security: [{ token: [] }],
    paths: inLanguage(publicLookups ? opened(paths) : paths, lang) as Document["paths"],
    components: {
      schemas,
      examples: examples(engine, lang),
      parameters: inLanguage(parameters, lang) as Record<string, unknown>,
      securitySchemes: { token: { type: "http", scheme: "bearer", description: token } },
    },
  };
}

function chapters(): { paths: Paths; schemas: Record<string, Schema> } {
  const paths: Paths = {};
  const schemas = { ...rustSchemas(), Problem: PROBLEM };
  for (const chapter of CHAPTERS) {
    for (const [path, operations] of Object.entries(chapter.paths)) {
      paths[path] = { ...paths[path], ...operations };
    }
    Object.assign(schemas, chapter.schemas);
  }
  return { paths, schemas };
}

const LOOK_UPS: Tag[] = ["links", "mail", "catalogue"];

/** The same paths where look-ups need no token. */
function opened(paths: Paths): Paths {
  const open = (operation: Operation): Operation =>
    LOOK_UPS.includes(operation.tags[0]) ? { security: [{}, { token: [] }], ...operation } : operation;
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(Object.entries(operations).map(([method, operation]) => [method, open(operation)])),
    ]),
  );
}

/** Puts the language's text in the place of every sentence. */
function inLanguage(value: unknown, lang: Lang): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, lang));
  const { en, ja, ...others } = value as Record<string, unknown>;
  if (typeof en === "string" && typeof ja === "string" && Object.keys(others).length === 0) {
    return { en, ja }[lang];
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inLanguage(item, lang)]));
}

const PROBLEM: Schema = {
  title: "Problem",
  description: "What went wrong (RFC 9457).",
  type: "object",
  properties: {
    type: { type: "string", const: "about:blank" },
    title: { type: "string", description: "The status in words." },
    status: { type: "integer", minimum: 400, maximum: 599 },
    detail: { type: "string", description: "A sentence for people, in the language of the answer." },
    code: { type: "string", description: "The stable word programs go by." },
  },
  required: ["type", "title", "status", "detail", "code"],
};

/** The moment that the examples are of. */
const NOW = "2026-11-22T00:00:00Z";

/** Examples as this worker would answer them. None where it cannot read its catalogue: the document is served all the same. */
export function examples(engine: Engine, lang: Lang): Record<string, { value: unknown }> {
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
