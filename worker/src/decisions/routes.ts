import { createRoute, z } from "@hono/zod-openapi";
import { csv } from "sublet-wasm/worker";
import { allow } from "../auth/scope.ts";
import type { App } from "../env.ts";
import { both, GUARDED, header, lang, or, parameter, problems, query, whole } from "../openapi/parts.ts";
import { Problem } from "../problem.ts";
import { ask } from "../store/store.ts";
import { ACTIONS, CHANNELS, LEVELS, type Position, page, type Row } from "./store.ts";

/** Rows of a page. */
const PAGE = { otherwise: 100, most: 5_000 };

/** A moment as RFC 3339 writes it. */
const TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The ways to write rows, with their media types; the first is the default. */
const FORMATS = {
  json: "application/json",
  ndjson: "application/x-ndjson",
  csv: "text/csv",
} as const;
type Format = keyof typeof FORMATS;

const text = z.string().min(1);
const time = z
  .string()
  .regex(TIME, "expected a time such as 2026-11-01T00:00:00Z")
  .transform((given) => Date.parse(given));
const host = text.transform((given) => given.toLowerCase().replace(/\.$/, ""));
const position = text.transform((given, context) => {
  const position = readCursor(given);
  if (position) return position;
  context.addIssue({ code: "custom", ...or(badCursor) });
  return z.NEVER;
});

const decisionsQuery = z.strictObject({
  from: parameter(time.optional(), {
    en: "Not older than this moment (RFC 3339).",
    ja: "この時刻(RFC 3339)以降のもの。",
  }),
  to: parameter(time.optional(), {
    en: "Older than this moment (RFC 3339).",
    ja: "この時刻(RFC 3339)より前のもの。",
  }),
  host: parameter(
    host.optional(),
    { en: "On exactly this host.", ja: "このホストだけ。" },
    "mallory.duckdns.org",
  ),
  under: parameter(
    host.optional(),
    {
      en: "On this name and every host below it: a site, a suffix.",
      ja: "この名前と、その下のすべてのホスト(サイトやサフィックス)。",
    },
    "duckdns.org",
  ),
  action: parameter(z.enum(ACTIONS).optional(), { en: "What was decided.", ja: "判定による扱い。" }),
  level: parameter(z.enum(LEVELS).optional(), { en: "The level of risk.", ja: "リスクの段階。" }),
  rule: parameter(
    text.optional(),
    { en: "The rule that decided.", ja: "適用された規則。" },
    "balanced/full-control",
  ),
  policy: parameter(text.optional(), { en: "The policy that decided.", ja: "適用されたポリシー。" }),
  channel: parameter(z.enum(CHANNELS).optional(), { en: "What asked.", ja: "判定のきっかけ。" }),
  token: parameter(text.optional(), {
    en: "The id of the token that asked.",
    ja: "判定を求めたトークンのID。",
  }),
  limit: parameter(whole(1, PAGE.most, PAGE.otherwise), {
    en: `The most rows of a page; ${PAGE.otherwise} without it.`,
    ja: `1ページの最大件数。省略すると ${PAGE.otherwise} 件です。`,
  }),
  cursor: parameter(position.optional(), {
    en: "Where the page begins, from the page before.",
    ja: "前のページで示された続きの位置。",
  }),
  format: parameter(z.enum(Object.keys(FORMATS) as [Format, ...Format[]]).optional(), {
    en: "How rows are written; without it `Accept` decides, else it is JSON.",
    ja: "出力の形式。省略すると `Accept` に従い、なければJSONです。",
  }),
  lang,
});

const decision = z
  .object({
    id: z.int(),
    at: z.iso.datetime().openapi({ description: "When it was recorded." }),
    channel: z.enum(CHANNELS).openapi({ description: "What asked." }),
    host: z
      .string()
      .nullable()
      .openapi({ description: "The host that decided; null where a message led nowhere." }),
    score: z.int().min(0).max(100).openapi({ description: "The risk." }),
    level: z.enum(LEVELS),
    action: z.enum(ACTIONS).openapi({ description: "What the policy made of it." }),
    rule: z.string().openapi({ description: "The rule that decided." }),
    policy: z.string().openapi({ description: "The policy's name." }),
    token: z
      .string()
      .nullable()
      .openapi({ description: "The id of the token that asked; null where none was needed." }),
  })
  .openapi("RecordedDecision");

const decisions = z
  .object({
    decisions: z.array(decision),
    next: z.string().nullable().openapi({ description: "The cursor of the next page; null on the last." }),
  })
  .openapi("Decisions");

const decisionsRoute = createRoute({
  method: "get",
  path: "/v1/decisions",
  operationId: "decisions",
  tags: ["decisions"],
  summary: both({ en: "Read what was recorded", ja: "記録された判定を読む" }),
  description: both({
    en: "Newest first, a page at a time: the `Link` header leads to the next page, in JSON `next` is its cursor. Filters add up.",
    ja: "新しい順に1ページずつ返します。次のページは `Link` ヘッダー、JSONでは `next` のカーソルで読めます。複数の条件はすべて満たすものに絞り込みます。",
  }),
  middleware: allow("admin"),
  request: { query: query(decisionsQuery) },
  responses: {
    200: {
      description: both({ en: "A page of rows.", ja: "1ページ分の記録。" }),
      headers: { Link: header({ en: "The next page, where there is one.", ja: "次のページ(ある場合)。" }) },
      content: {
        [FORMATS.json]: { schema: decisions },
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
});

/** `GET /v1/decisions`: what was recorded, newest first, a page at a time. */
export function registerDecisions(app: App): void {
  app.openapi(decisionsRoute, async (c) => {
    const asked = c.req.valid("query");
    const { limit, cursor, format = accepted(c.req.header("accept")), lang: _, ...filter } = asked;
    const { rows, next } = await ask(page(c.env.DECISIONS, filter, limit, cursor));
    if (next) c.header("link", `<${following(c.req.url, next)}>; rel="next"`);
    c.header("content-type", `${FORMATS[format]}; charset=utf-8`);
    c.header("vary", "accept");
    return c.body(written(format, rows, next));
  });
}

function written(format: Format, rows: Row[], next: Position | undefined): string {
  if (format === "csv") return table(rows);
  if (format === "ndjson") return ndjson(rows);
  const answer: z.infer<typeof decisions> = {
    decisions: rows.map(shown),
    next: next ? writeCursor(next) : null,
  };
  return JSON.stringify(answer);
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

function badCursor(): Problem {
  return new Problem(422, "bad-cursor", {
    en: "No page gave this cursor.",
    ja: "このカーソルはどのページのものでもありません。",
  });
}

const COLUMNS = [
  "id",
  "at",
  "channel",
  "host",
  "score",
  "level",
  "action",
  "rule",
  "policy",
  "token",
] as const;

/** A row for people and programs: the time in RFC 3339. */
function shown({ at, ...row }: Row) {
  const { id, ...rest } = row;
  return { id, at: new Date(at).toISOString(), ...rest };
}

/** One JSON object a line. */
function ndjson(rows: Row[]): string {
  return rows.map((row) => `${JSON.stringify(shown(row))}\n`).join("");
}

/** RFC 4180 with a header line. */
function table(rows: Row[]): string {
  return csv([[...COLUMNS], ...rows.map(shown).map((row) => COLUMNS.map((column) => row[column]))]);
}

/** A position as the text that callers hand back unread. */
function writeCursor({ at, id }: Position): string {
  return btoa(`${at}.${id}`).replace(/=+$/, "");
}

/** The position, or `undefined` where the text is none of ours. */
function readCursor(cursor: string): Position | undefined {
  try {
    const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(atob(cursor)) ?? [];
    return at === undefined || id === undefined ? undefined : { at: Number(at), id: Number(id) };
  } catch {
    return undefined;
  }
}
