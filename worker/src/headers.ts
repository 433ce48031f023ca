import type { Ctx } from "./app-type.ts";

/** For answers that bring no policy of their own: nothing in them may load, run or be framed. */
const CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Puts the headers on an answer that every answer has. Those that a route set stay. */
export function finish(c: Ctx): void {
  const { headers } = c.res;
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", CONTENT_POLICY);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  if (c.req.url.startsWith("https:")) headers.set("strict-transport-security", "max-age=31536000");
  const origin = c.req.header("origin");
  if (origin !== undefined) share(headers, origin, c.var.settings?.corsOrigins);
}

/** Lets pages of other origins read an answer, as the setting `CORS_ORIGINS` says. */
function share(headers: Headers, origin: string, allowed: "*" | Set<string> | undefined): void {
  if (allowed === undefined) return;
  if (allowed !== "*") headers.append("vary", "Origin");
  if (allowed !== "*" && !allowed.has(origin)) return;
  headers.set("access-control-allow-origin", allowed === "*" ? "*" : origin);
  headers.set("access-control-expose-headers", "ETag, Retry-After, Sublet-Recorded");
}

/** Answers `OPTIONS`: which methods there are, and to browsers what pages may send (a CORS preflight). */
export function options(c: Ctx, methods: string[]): Response {
  const allow = methods.join(", ");
  const asked = c.req.header("access-control-request-method") !== undefined;
  const preflight = {
    "access-control-allow-methods": allow,
    "access-control-allow-headers": "Authorization, Content-Type, If-None-Match",
    "access-control-max-age": "7200",
  };
  return new Response(null, { status: 204, headers: { allow, ...(asked ? preflight : {}) } });
}
