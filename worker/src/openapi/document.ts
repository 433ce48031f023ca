import type { Lang } from "sublet-worker-wasm";
import { chapter as tokens } from "../auth/openapi.ts";
import { chapter as catalogue } from "../catalogue/openapi.ts";
import { chapter as check } from "../check/openapi.ts";
import { chapter as decisions } from "../decisions/openapi.ts";
import type { Engine } from "../engine.ts";
import { chapter as gate } from "../gate/openapi.ts";
import { chapter as links } from "../links/openapi.ts";
import { chapter as mail } from "../mail/openapi.ts";
import { chapter as policies } from "../policy/openapi.ts";
import type { Sentence } from "../problem.ts";
import { examples } from "./examples.ts";
import { chapter as docs } from "./openapi.ts";
import { parameters } from "./parts.ts";
import { rustSchemas } from "./rust-schemas.ts";
import type { Chapter, Operation, Paths, Schema, Tag } from "./types.ts";
import { TAGS, words } from "./words.ts";

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
