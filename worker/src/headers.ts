import type { Ctx } from "./app-type.ts";
import type { Settings } from "./settings.ts";

/** What every answer says that says nothing else: nothing in it may load, run or be framed, and nobody keeps it. */
const COMMON: [name: string, value: string][] = [
  ["x-content-type-options", "nosniff"],
  [
    "content-security-policy",
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  ],
  ["cache-control", "no-store"],
];

const STRICT: [name: string, value: string] = ["strict-transport-security", "max-age=31536000"];

const json: [string, string][] = [["content-type", "application/json"], ...COMMON];
/** Made once: to copy them is cheaper than to set one by one. */
const JSON_PLAIN = new Headers(json);
const JSON_SECURE = new Headers([...json, STRICT]);

/** An answer in JSON with all the headers that `finish` would put on it. */
export function jsonAnswer(text: string, url: string, request: Headers, settings: Settings): Response {
  const answer = new Response(text, { headers: url.startsWith("https:") ? JSON_SECURE : JSON_PLAIN });
  if (isShared(settings)) share(answer.headers, request, settings.corsOrigins);
  return answer;
}

/** Puts the headers on an answer that every answer has. Those that a route set stay. */
export function finish(c: Ctx): void {
  const { headers } = c.res;
  for (const [name, value] of COMMON) if (!headers.has(name)) headers.set(name, value);
  if (c.req.url.startsWith("https:")) headers.set(...STRICT);
  const settings = c.get("settings");
  if (settings && isShared(settings)) share(headers, c.req.raw.headers, settings.corsOrigins);
}

function isShared({ corsOrigins }: Settings): boolean {
  return corsOrigins === "*" || corsOrigins.size > 0;
}

/** Lets pages of other origins read an answer, as the setting `CORS_ORIGINS` says. */
function share(answer: Headers, request: Headers, allowed: Settings["corsOrigins"]): void {
  if (allowed !== "*") answer.append("vary", "Origin");
  const origin = request.get("origin");
  if (origin === null || (allowed !== "*" && !allowed.has(origin))) return;
  answer.set("access-control-allow-origin", allowed === "*" ? "*" : origin);
  answer.set("access-control-expose-headers", "ETag, Retry-After, Sublet-Recorded");
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
