import { z } from "zod";
import { Problem } from "../problem.ts";
import { readCursor } from "./cursor.ts";
import { FORMATS, type Format } from "./formats.ts";
import { ACTIONS, LEVELS, VIAS } from "./types.ts";

const PAGE = 100;
const MOST = 5_000;

const name = z.string().min(1).max(253);
const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const host = name.transform((text) => text.toLowerCase().replace(/\.$/, ""));
const cursor = z.string().transform((text, context) => {
  const position = readCursor(text);
  if (position) return position;
  context.addIssue("expected the cursor of the page before");
  return z.NEVER;
});

/** The parameters of `GET /v1/decisions`. */
export const schema = z.strictObject({
  from: time.optional(),
  to: time.optional(),
  host: host.optional(),
  under: host.optional(),
  action: z.enum(ACTIONS).optional(),
  level: z.enum(LEVELS).optional(),
  rule: name.optional(),
  policy: name.optional(),
  via: z.enum(VIAS).optional(),
  token: name.optional(),
  limit: z.coerce.number().int().min(1).max(MOST).default(PAGE),
  cursor: cursor.optional(),
  format: z.enum(Object.keys(FORMATS) as [Format, ...Format[]]).optional(),
  lang: z.string().optional(),
});

/** Reads the parameters; throws the problem `bad-parameter` that names the first wrong one. */
export function readQuery(given: Record<string, string>) {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const [first] = error.issues;
  const unknown = first?.code === "unrecognized_keys" ? first.keys[0] : undefined;
  const name = unknown ?? first?.path.join(".") ?? "";
  const wrong = unknown ? "there is no such parameter" : (first?.message ?? "");
  throw new Problem(400, "bad-parameter", {
    en: `The parameter ${name} cannot be used: ${wrong}.`,
    ja: `パラメーター ${name} を使えません(${wrong})。`,
  });
}
