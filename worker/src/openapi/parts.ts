import type { ProblemStatus, Sentence } from "../problem.ts";

/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 takes it. */
export type Schema = { [key: string]: unknown };

/** Something that stands under `components`. */
export interface Ref {
  $ref: string;
}

/** The parts of OpenAPI 3.1 that are used here; every text for people is in both languages. */
export interface Parameter {
  name: string;
  in: "query" | "path" | "header";
  required?: boolean;
  description: Sentence;
  schema: Schema;
  example?: unknown;
}

/** A body, by its media types. */
export type Content = Record<
  string,
  { schema?: Schema; example?: unknown; examples?: Record<string, unknown> }
>;

export interface Answer {
  description: Sentence;
  headers?: Record<string, { description: Sentence; schema: Schema }>;
  content?: Content;
}

export interface Operation {
  operationId: string;
  tags: [Tag];
  summary: Sentence;
  description?: Sentence;
  /** Who may call it: `[]` for anyone; without it, holders of a token. */
  security?: Record<string, string[]>[];
  parameters?: (Parameter | Ref)[];
  requestBody?: { required: boolean; description?: Sentence; content: Content };
  responses: Record<string, Answer | Ref>;
}

export type Method = "get" | "post" | "put" | "delete";

/** Operations by path and method. */
export type Paths = Record<string, Partial<Record<Method, Operation>>>;

/** What a room adds to the document. */
export interface Chapter {
  paths: Paths;
  schemas?: Record<string, Schema>;
}

/** The groups of operations. */
export type Tag = "links" | "mail" | "catalogue" | "decisions" | "policies" | "tokens" | "worker";

/** The codes of problems an operation has beside those that all have, by status. */
export type Problems = Partial<Record<ProblemStatus, Sentence>>;

/** A schema of `components.schemas`. */
export const schemaOf = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** A parameter of `components.parameters`. */
export const parameterOf = (name: keyof typeof parameters): Ref => ({
  $ref: `#/components/parameters/${name}`,
});

/** An answer in JSON; the example is one of `components.examples` where it is made of the catalogue in use. */
export function json(description: Sentence, schema: Schema, example?: unknown): Answer {
  return {
    description,
    content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
  };
}

/** An answer in JSON whose example is made by the worker itself. */
export function shown(description: Sentence, schema: Schema, example: string): Answer {
  const examples = { made: { $ref: `#/components/examples/${example}` } };
  return { description, content: { "application/json": { schema, examples } } };
}

/** Answers in `application/problem+json`, by status; the texts say which codes there are. */
export function problems(of: Problems): Record<string, Answer> {
  const entries = Object.entries(of).map(([status, description]) => [status, problem(description)] as const);
  return Object.fromEntries(entries);
}

function problem(description: Sentence): Answer {
  return { description, content: { "application/problem+json": { schema: schemaOf("Problem") } } };
}

/** What every route may answer. */
export const ALWAYS = problems({
  400: { en: "`unknown-language`.", ja: "`unknown-language`。" },
  500: {
    en: "`bad-setting`: a setting of this worker cannot be read. `internal`: something that nobody foresaw.",
    ja: "`bad-setting`: ワーカーの設定を読み込めない。`internal`: 想定外の問題。",
  },
});

/** What every route may answer that looks at tokens and counts requests. */
export const GUARDED = {
  ...ALWAYS,
  ...problems({
    401: {
      en: "`token-required`, or `unknown-token`: nobody holds this token.",
      ja: "`token-required`(トークンが必要)または `unknown-token`(存在しないトークン)。",
    },
    403: {
      en: "`scope-missing`: the token does not allow that.",
      ja: "`scope-missing`(トークンの権限が足りない)。",
    },
    429: {
      en: "`too-many-requests`; `Retry-After` says when to try again.",
      ja: "`too-many-requests`。再試行までの秒数は `Retry-After` にあります。",
    },
    503: {
      en: "`bad-catalogue`, `store-failed`, `bad-stored-token`: the worker cannot answer now.",
      ja: "`bad-catalogue`・`store-failed`・`bad-stored-token`(ワーカーが今は応答できない)。",
    },
  }),
};

/** For routes that anyone may call. */
export const OPEN: Record<string, string[]>[] = [];

/** Parameters that several routes have. */
export const parameters = {
  lang: {
    name: "lang",
    in: "query",
    description: {
      en: "The language of the answer; without it `Accept-Language` decides, else it is English.",
      ja: "応答の言語。省略すると `Accept-Language` に従い、なければ英語です。",
    },
    schema: { type: "string", enum: ["en", "ja"] },
  },
  policy: {
    name: "policy",
    in: "query",
    description: {
      en: "The policy that judges: a built-in or a stored one. Without it the token's, else the worker's own.",
      ja: "判定に使うポリシー(組み込み、または保存済みのもの)。省略するとトークンのポリシー、なければワーカーの既定です。",
    },
    schema: { type: "string", pattern: "^[a-z0-9][a-z0-9._-]{0,62}$" },
    example: "strict",
  },
  now: {
    name: "now",
    in: "query",
    description: {
      en: "Judges as of this moment (RFC 3339), so that exclusions run out as they did then; without it, now.",
      ja: "この時刻(RFC 3339)の時点として判定します。除外設定の期限に影響します。省略すると現在です。",
    },
    schema: { type: "string", format: "date-time" },
    example: "2026-11-22T00:00:00Z",
  },
} as const satisfies Record<string, Parameter>;
