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
