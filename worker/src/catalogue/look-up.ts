import type { Ctx } from "../app-type.ts";
import type { Engine } from "../engine.ts";
import { Problem } from "../problem.ts";
import { demanded, numberQuery } from "../query.ts";

/** The most characters of a search term: those of a host name (RFC 1035, section 2.3.4). */
export const LONGEST_TERM = 253;
/** How many hits there are at most, and by default. */
export const HITS = { most: 100, otherwise: 20 };

/** `GET /v1/search?q=`: suffixes and providers that a term may mean, best first. */
export function search(c: Ctx): Response {
  const term = demanded("q", c.req.query("q"), LONGEST_TERM);
  const limit = numberQuery(c, "limit", 1, HITS.most, HITS.otherwise);
  return c.json({ hits: c.var.engine.under("balanced").search(term, limit) });
}

/** `GET /v1/providers`: all of them. */
export function providers(c: Ctx): Response {
  return c.json({ providers: c.var.engine.under("balanced").providers(c.var.lang) });
}

/** `GET /v1/providers/{id}`: one of them. */
export function provider(c: Ctx): Response {
  const id = c.req.param("id") ?? "";
  const found = c.var.engine.under("balanced").provider(id, c.var.lang);
  if (found) return c.json(found);
  throw new Problem(404, "unknown-provider", {
    en: `The catalogue knows no provider ${JSON.stringify(id)}.`,
    ja: `カタログに ${JSON.stringify(id)} という提供者はありません。`,
  });
}

/** `GET /v1/catalogue`: what it says of itself, and its age in seconds. */
export function catalogue(c: Ctx): Response {
  return c.json(catalogueOf(c.var.engine));
}

export function catalogueOf(engine: Engine) {
  const info = engine.info();
  return { ...info, age: Math.max(0, Math.floor((Date.now() - Date.parse(info.created)) / 1000)) };
}

/** `GET /healthz`: 200 where the worker can judge; the problem `bad-catalogue` where it cannot. */
export function health(c: Ctx): Response {
  return c.json(healthOf(c.var.engine));
}

export function healthOf(engine: Engine) {
  const { release, serial, created } = engine.info();
  return { status: "ok", release, catalogue: { serial, created } };
}
