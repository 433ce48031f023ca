import { z } from "zod";
import { Problem } from "../problem.ts";
import type { Position } from "./book.ts";
import { readCursor } from "./cursor.ts";
import { FORMATS, type Format } from "./formats.ts";
import { ACTIONS, LEVELS, VIAS } from "./types.ts";

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
  via: z.enum(VIAS).optional(),
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
