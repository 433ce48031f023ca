import type { Ctx } from "../app-type.ts";
import { ask } from "../store/ask.ts";
import { type Position, page } from "./book.ts";
import { writeCursor } from "./cursor.ts";
import { csv, FORMATS, type Format, ndjson, shown } from "./formats.ts";
import { readQuery } from "./query.ts";
import type { Row } from "./types.ts";

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
