import { z } from "@hono/zod-openapi";
import type { TypedResponse } from "hono";
import type { JSONParsed } from "hono/utils/types";
import type { Lang } from "sublet-wasm/worker";
import type { App, Ctx } from "../env.ts";
import { Problem, type ProblemStatus, type Sentence } from "../problem.ts";

/** Parts the languages of a text: U+001F, the separator of units. */
const BETWEEN = "\u001f";

/** A sentence as the one text that OpenAPI has room for; `inLanguage` takes the half that is asked for. */
export const both = ({ en, ja }: Sentence): string => en + BETWEEN + ja;

/** The value with the half of each text that is of the language. */
export function inLanguage<T>(value: T, lang: Lang): T {
  const half = (text: string) => text.split(BETWEEN)[lang === "en" ? 0 : 1] ?? text;
  const of = (item: unknown): unknown => {
    if (typeof item === "string") return half(item);
    if (typeof item !== "object" || item === null) return item;
    if (Array.isArray(item)) return item.map(of);
    return Object.fromEntries(Object.entries(item).map(([key, one]) => [key, of(one)]));
  };
  return of(value) as T;
}

/** The OpenAPI 3.1 document. */
export type Document = ReturnType<App["getOpenAPI31Document"]>;

/** The groups of operations. */
export type Tag = "links" | "mail" | "catalogue" | "decisions" | "policies" | "tokens" | "worker";

/**
 * A value of a Rust type: its JSON Schema is a component as the build wrote it (`docs/*.schema.json`), its TypeScript type
 * comes with the Wasm. Not made again in zod, so that neither can differ from the Rust; nothing of it is checked here.
 */
export function rust<T>(title: string): z.ZodType<T> {
  return z.any().openapi({ $ref: `#/components/schemas/${title}` } as object);
}

/** Any bytes; validation leaves them alone. */
export const ANY = z.any() as unknown as z.ZodType<never, never>;

/** A reference to a schema that is registered, for bodies that validation leaves alone. */
export const schemaOf = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** An answer in JSON. */
export function json<S extends z.ZodType>(description: Sentence, schema: S, example?: unknown) {
  return { description: both(description), content: { "application/json": { schema, example } } };
}

/** An answer in JSON whose example is made by the worker itself, of the catalogue in use. */
export function shown<S extends z.ZodType>(description: Sentence, schema: S, example: string) {
  const examples = { made: { $ref: `#/components/examples/${example}` } };
  return { description: both(description), content: { "application/json": { schema, examples } } };
}

/** An answer in JSON that the Wasm or the store wrote; `T` says what it holds. */
export function written<T>(c: Ctx, text: string): Response & TypedResponse<JSONParsed<T>, 200, "json"> {
  return c.body(text, 200, { "content-type": "application/json" }) as never;
}

const PROBLEM = z
  .object({
    type: z.literal("about:blank"),
    title: z.string().openapi({ description: "The status in words." }),
    status: z.int().min(400).max(599),
    detail: z.string().openapi({ description: "A sentence for people, in the language of the answer." }),
    code: z.string().openapi({ description: "The stable word programs go by." }),
  })
  .openapi("Problem", { description: "What went wrong (RFC 9457)." });

/** The codes of problems an operation has, by status. */
type Problems = Partial<Record<ProblemStatus, Sentence>>;

/** Answers in `application/problem+json`, by status; the texts say which codes there are. */
export function problems<const P extends Problems>(of: P) {
  const entries = Object.entries(of).map(([status, description]) => [status, problem(description)]);
  return Object.fromEntries(entries) as { [Status in keyof P]: ReturnType<typeof problem> };
}

function problem(description: Sentence) {
  return {
    description: both(description),
    content: { "application/problem+json": { schema: PROBLEM } },
  };
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

/** What every route may answer that a policy judges. */
export const JUDGED = {
  ...GUARDED,
  ...problems({
    403: {
      en: "`scope-missing`, or `policy-not-allowed`: the token is bound to another policy.",
      ja: "`scope-missing` または `policy-not-allowed`(トークンは別のポリシー専用)。",
    },
    404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
    503: {
      en: "`bad-catalogue`, `bad-stored-policy`, `bad-stored-token`, `store-failed`, `not-recorded`.",
      ja: "`bad-catalogue`・`bad-stored-policy`・`bad-stored-token`・`store-failed`・`not-recorded`。",
    },
  }),
};

/** What a route may answer that takes a body. */
export const POSTED = problems({
  413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
  415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
});

/** For routes that anyone may call. */
export const OPEN: Record<string, string[]>[] = [];

/** A text of an answer's header. */
export const header = (description: Sentence) => ({
  description: both(description),
  schema: { type: "string" as const },
});

/** A parameter, with what it means. */
export function parameter<S extends z.ZodType>(schema: S, description: Sentence, example?: unknown): S {
  return schema.openapi({ param: { description: both(description), example } } as object);
}

/** The parameters of a query. Of one that comes twice the first counts. */
export function query<S extends z.ZodObject>(schema: S): S {
  return z.preprocess(firsts, schema) as unknown as S;
}

function firsts(given: unknown): unknown {
  const entries = Object.entries(given as Record<string, string | string[]>);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}

/** Makes the problem of a parameter. */
type ProblemOf = (name: string) => Problem;

/** A check that fails with a problem of its own; `refuse` throws it. */
export const or = (problem: ProblemOf) => ({ abort: true, params: { problem } });

/** A text that must be there, of at most `most` characters. */
export const text = (most: number) =>
  z
    .string()
    .refine((given) => given !== "", or(missing))
    .refine((given) => given.length <= most || [...given].length <= most, or(tooLong(most)))
    .openapi({ minLength: 1, maxLength: most });

/** A whole number, `otherwise` where it is not given. */
export const whole = (least: number, most: number, otherwise: number) =>
  z
    .string()
    .refine((given) => /^\d{1,9}$/.test(given) && Number(given) >= least && Number(given) <= most, {
      params: { problem: notWhole(least, most) },
    })
    .transform(Number)
    .default(otherwise)
    .openapi({ type: "integer", minimum: least, maximum: most });

/** The language of the answer. `enter` has refused any other before a query is read. */
export const lang = parameter(z.enum(["en", "ja"]).optional(), {
  en: "The language of the answer; without it `Accept-Language` decides, else it is English.",
  ja: "応答の言語。省略すると `Accept-Language` に従い、なければ英語です。",
});

/** The policy that judges: any other name is one that no policy has (404). */
export const policy = parameter(
  z.string().optional().openapi({ pattern: "^[a-z0-9][a-z0-9._-]{0,62}$" }),
  {
    en: "The policy that judges: a built-in or a stored one. Without it the token's, else the worker's own.",
    ja: "判定に使うポリシー(組み込み、または保存済みのもの)。省略するとトークンのポリシー、なければワーカーの既定です。",
  },
  "strict",
);

/** The moment of a judgement; the classifier reads it (`bad-time`). */
export const now = parameter(
  z.string().optional().openapi({ format: "date-time" }),
  {
    en: "Judges as of this moment (RFC 3339), so that exclusions run out as they did then; without it, now.",
    ja: "この時刻(RFC 3339)の時点として判定します。除外設定の期限に影響します。省略すると現在です。",
  },
  "2026-11-22T00:00:00Z",
);

/** The query of a route that has no parameter but the language. */
export const LANG = { query: query(z.object({ lang })) };

/** What validation found. */
type Result = { target: string; data?: unknown } & (
  | { success: true }
  | { success: false; error: z.ZodError }
);

/** Throws the problem of what does not fit its declaration: the one that its check names, or one about the parameter. */
export function refuse(result: Result): undefined {
  if (result.success) return;
  const [first] = result.error.issues;
  const named = first?.code === "custom" ? (first.params?.problem as ProblemOf | undefined) : undefined;
  const name = String((first?.code === "unrecognized_keys" ? first.keys[0] : first?.path[0]) ?? "");
  if (named) throw named(name);
  if (first?.code === "invalid_type" && !hasValue(result, name)) throw missing(name);
  throw unusable(name, first?.code === "unrecognized_keys" ? "there is no such parameter" : first?.message);
}

/** As `refuse`; a body that does not fit has this problem. */
export function refuseBody(result: Result, problem: (issues: z.core.$ZodIssue[]) => Problem): undefined {
  if (!result.success && result.target === "json") throw problem(result.error.issues);
  refuse(result);
}

function hasValue({ data }: Result, name: string): boolean {
  return typeof data === "object" && data !== null && Object.hasOwn(data, name);
}

function missing(name: string): Problem {
  return new Problem(400, "missing-parameter", {
    en: `The parameter ${name} is missing.`,
    ja: `パラメーター ${name} がありません。`,
  });
}

function tooLong(most: number): ProblemOf {
  return (name) =>
    new Problem(400, "bad-parameter", {
      en: `The parameter ${name} takes at most ${most} characters.`,
      ja: `パラメーター ${name} は ${most} 文字以内で指定してください。`,
    });
}

function notWhole(least: number, most: number): ProblemOf {
  return (name) =>
    new Problem(400, "bad-parameter", {
      en: `The parameter ${name} must be a whole number from ${least} to ${most}.`,
      ja: `パラメーター ${name} は ${least} から ${most} までの整数で指定してください。`,
    });
}

function unusable(name: string, wrong = ""): Problem {
  return new Problem(400, "bad-parameter", {
    en: `The parameter ${name} cannot be used: ${wrong}.`,
    ja: `パラメーター ${name} を使えません(${wrong})。`,
  });
}
