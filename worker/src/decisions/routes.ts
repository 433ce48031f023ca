import { z } from "zod";
import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/scope.ts";
import {
  type Chapter,
  GUARDED,
  type Parameter,
  parameterOf,
  problems,
  type Schema,
  schemaOf,
} from "../openapi/parts.ts";
import { Problem, type Sentence } from "../problem.ts";
import { ask } from "../store/store.ts";
import { csv, FORMATS, type Format, ndjson, readCursor, shown, writeCursor } from "./formats.ts";
import { ACTIONS, CHANNELS, LEVELS, type Position, page, type Row } from "./store.ts";

/** The routes of the decisions. */
export function registerDecisions(app: App): void {
  app.get("/v1/decisions", allow("admin"), list);
}

/** `GET /v1/decisions`: what was recorded, newest first, a page at a time. */
export async function list(c: Ctx): Promise<Response> {
  const {
    limit,
    after,
    format = accepted(c.req.header("accept")),
    lang,
    ...filter
  } = readQuery(c.req.query());
  const { rows, next } = await ask(page(c.env.DECISIONS, filter, limit, after));
  if (next) c.header("link", `<${following(c.req.url, next)}>; rel="next"`);
  c.header("content-type", `${FORMATS[format]}; charset=utf-8`);
  c.header("vary", "accept");
  return c.body(written(format, rows, next));
}

function written(format: Format, rows: Row[], next: Position | undefined): string {
  if (format === "csv") return csv(rows);
  if (format === "ndjson") return ndjson(rows);
  return JSON.stringify({ decisions: rows.map(shown), next: next ? writeCursor(next) : null });
}

/** The first of our media types that the header names, else JSON. */
function accepted(header = ""): Format {
  const types = header.split(",").map((range) => range.split(";")[0]?.trim().toLowerCase());
  const formats = Object.entries(FORMATS) as [Format, string][];
  for (const type of types) {
    const found = formats.find(([, ours]) => ours === type);
    if (found) return found[0];
  }
  return "json";
}

function following(url: string, next: Position): string {
  const there = new URL(url);
  there.searchParams.set("cursor", writeCursor(next));
  return `${there.pathname}${there.search}`;
}

/** Rows of a page. */
export const PAGE = { otherwise: 100, most: 5_000 };

/** A moment as RFC 3339 writes it. */
export const TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const text = z.string().min(1);
const time = z
  .string()
  .regex(TIME, "expected a time such as 2026-11-01T00:00:00Z")
  .transform((given) => Date.parse(given));
const host = text.transform((given) => given.toLowerCase().replace(/\.$/, ""));
const limit = z
  .string()
  .regex(/^\d{1,9}$/, "expected a whole number")
  .transform(Number);

const schema = z.strictObject({
  from: time.optional(),
  to: time.optional(),
  host: host.optional(),
  under: host.optional(),
  action: z.enum(ACTIONS).optional(),
  level: z.enum(LEVELS).optional(),
  rule: text.optional(),
  policy: text.optional(),
  channel: z.enum(CHANNELS).optional(),
  token: text.optional(),
  limit: limit.pipe(z.number().min(1).max(PAGE.most)).default(PAGE.otherwise),
  cursor: text.optional(),
  format: z.enum(Object.keys(FORMATS) as [Format, ...Format[]]).optional(),
  lang: z.string().optional(),
});

/** Reads the parameters; throws the problem `bad-parameter` that names the first wrong one, or `bad-cursor`. */
export function readQuery(given: Record<string, string>) {
  const { success, data, error } = schema.safeParse(given);
  if (!success) throw badParameter(error.issues);
  const { cursor, ...query } = data;
  return { ...query, after: cursor === undefined ? undefined : position(cursor) };
}

function position(cursor: string): Position {
  const position = readCursor(cursor);
  if (position) return position;
  throw new Problem(422, "bad-cursor", {
    en: "No page gave this cursor.",
    ja: "このカーソルはどのページのものでもありません。",
  });
}

function badParameter([first]: z.core.$ZodIssue[]): Problem {
  const unknown = first?.code === "unrecognized_keys" ? first.keys[0] : undefined;
  const name = unknown ?? first?.path.join(".") ?? "";
  const wrong = unknown ? "there is no such parameter" : (first?.message ?? "");
  return new Problem(400, "bad-parameter", {
    en: `The parameter ${name} cannot be used: ${wrong}.`,
    ja: `パラメーター ${name} を使えません(${wrong})。`,
  });
}

const textSchema: Schema = { type: "string", minLength: 1 };
const timeSchema: Schema = { type: "string", pattern: TIME.source };
const optional: Schema = { type: ["string", "null"] };

const filter = (name: string, schema: Schema, description: Sentence, example?: unknown): Parameter => ({
  name,
  in: "query",
  description,
  schema,
  ...(example === undefined ? {} : { example }),
});

export const chapter: Chapter = {
  paths: {
    "/v1/decisions": {
      get: {
        operationId: "decisions",
        tags: ["decisions"],
        summary: { en: "Read what was recorded", ja: "記録された判定を読む" },
        description: {
          en: "Newest first, a page at a time: the `Link` header leads to the next page, in JSON `next` is its cursor. Filters add up.",
          ja: "新しい順に1ページずつ返します。次のページは `Link` ヘッダー、JSONでは `next` のカーソルで読めます。複数の条件はすべて満たすものに絞り込みます。",
        },
        parameters: [
          filter("from", timeSchema, {
            en: "Not older than this moment (RFC 3339).",
            ja: "この時刻(RFC 3339)以降のもの。",
          }),
          filter("to", timeSchema, {
            en: "Older than this moment (RFC 3339).",
            ja: "この時刻(RFC 3339)より前のもの。",
          }),
          filter(
            "host",
            textSchema,
            { en: "On exactly this host.", ja: "このホストだけ。" },
            "mallory.duckdns.org",
          ),
          filter(
            "under",
            textSchema,
            {
              en: "On this name and every host below it: a site, a suffix.",
              ja: "この名前と、その下のすべてのホスト(サイトやサフィックス)。",
            },
            "duckdns.org",
          ),
          filter(
            "action",
            { type: "string", enum: ACTIONS },
            { en: "What was decided.", ja: "判定による扱い。" },
          ),
          filter(
            "level",
            { type: "string", enum: LEVELS },
            { en: "The level of risk.", ja: "リスクの段階。" },
          ),
          filter(
            "rule",
            textSchema,
            { en: "The rule that decided.", ja: "適用された規則。" },
            "balanced/full-control",
          ),
          filter("policy", textSchema, { en: "The policy that decided.", ja: "適用されたポリシー。" }),
          filter(
            "channel",
            { type: "string", enum: CHANNELS },
            { en: "What asked.", ja: "判定のきっかけ。" },
          ),
          filter("token", textSchema, {
            en: "The id of the token that asked.",
            ja: "判定を求めたトークンのID。",
          }),
          filter(
            "limit",
            { type: "integer", minimum: 1, maximum: PAGE.most },
            {
              en: `The most rows of a page; ${PAGE.otherwise} without it.`,
              ja: `1ページの最大件数。省略すると ${PAGE.otherwise} 件です。`,
            },
          ),
          filter("cursor", textSchema, {
            en: "Where the page begins, from the page before.",
            ja: "前のページで示された続きの位置。",
          }),
          filter(
            "format",
            { type: "string", enum: Object.keys(FORMATS) },
            {
              en: "How rows are written; without it `Accept` decides, else it is JSON.",
              ja: "出力の形式。省略すると `Accept` に従い、なければJSONです。",
            },
          ),
          parameterOf("lang"),
        ],
        responses: {
          200: {
            description: { en: "A page of rows.", ja: "1ページ分の記録。" },
            headers: {
              Link: {
                description: { en: "The next page, where there is one.", ja: "次のページ(ある場合)。" },
                schema: { type: "string" },
              },
            },
            content: {
              [FORMATS.json]: { schema: schemaOf("Decisions") },
              [FORMATS.ndjson]: { schema: { type: "string" } },
              [FORMATS.csv]: { schema: { type: "string" } },
            },
          },
          ...GUARDED,
          ...problems({
            400: { en: "`bad-parameter`, `unknown-language`.", ja: "`bad-parameter`・`unknown-language`。" },
            422: {
              en: "`bad-cursor`: no page gave this cursor.",
              ja: "`bad-cursor`(このカーソルはどのページのものでもない)。",
            },
          }),
        },
      },
    },
  },
  schemas: {
    Decisions: {
      title: "Decisions",
      type: "object",
      properties: {
        decisions: { type: "array", items: schemaOf("RecordedDecision") },
        next: { ...optional, description: "The cursor of the next page; null on the last." },
      },
      required: ["decisions", "next"],
    },
    RecordedDecision: {
      title: "RecordedDecision",
      type: "object",
      properties: {
        id: { type: "integer" },
        at: { type: "string", format: "date-time", description: "When it was recorded." },
        channel: { type: "string", enum: CHANNELS, description: "What asked." },
        host: { ...optional, description: "The host that decided; null where a message led nowhere." },
        score: { type: "integer", minimum: 0, maximum: 100, description: "The risk." },
        level: { type: "string", enum: LEVELS },
        action: { type: "string", enum: ACTIONS, description: "What the policy made of it." },
        rule: { type: "string", description: "The rule that decided." },
        policy: { type: "string", description: "The policy's name." },
        token: { ...optional, description: "The id of the token that asked; null where none was needed." },
      },
      required: ["id", "at", "channel", "host", "score", "level", "action", "rule", "policy", "token"],
    },
  },
};
