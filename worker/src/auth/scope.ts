import type { Env, Middleware } from "../env.ts";
import { Problem, type Sentence } from "../problem.ts";
import type { Settings } from "../settings.ts";
import type { Limiter } from "../store/store.ts";
import { type Token, tokenOf } from "./store.ts";

/**
 * Whom a route is for: anyone; who may look things up (all, where the setting `PUBLIC_LOOKUPS` says so); who holds a token
 * that reads, whatever is public; admins.
 */
export type Need = "anyone" | "read" | "token" | "admin";

/**
 * Finds out who asks, counts the request against the rate limit, and throws a problem unless they may.
 *
 * A token that is nobody's is refused even where none is needed, so that a slip of the pen does not go unnoticed.
 */
export async function requireScope(
  need: Need,
  headers: Headers,
  env: Env,
  settings: Settings,
): Promise<Token | undefined> {
  const header = headers.get("authorization");
  const found = header === null ? undefined : bearer(header, env, settings);
  const token = found instanceof Promise ? await found : found;
  const limit = env.LIMIT;
  if (limit && !(await isWithin(limit, token ? `token:${token.id}` : addressOf(headers)))) throw tooMany();
  if (header !== null && !token) throw unknownToken();
  if (!may(need, token, settings.publicLookups)) throw token ? scopeMissing() : tokenRequired();
  return token;
}

function addressOf(headers: Headers): string {
  return `address:${headers.get("cf-connecting-ip") ?? ""}`;
}

function may(need: Need, token: Token | undefined, publicLookups: boolean): boolean {
  if (need === "anyone" || (need === "read" && publicLookups)) return true;
  if (!token) return false;
  return token.scopes.includes("admin") || (need !== "admin" && token.scopes.includes("read"));
}

/** `Bearer` and the token (RFC 6750). */
function bearer(header: string, env: Env, { adminTokenHash }: Settings): ReturnType<typeof tokenOf> {
  const text = /^Bearer +(\S{1,200})$/i.exec(header)?.[1];
  return text === undefined ? undefined : tokenOf(env.POLICIES, text, adminTokenHash);
}

function tokenRequired(): Problem {
  return refusal(401, "token-required", 'Bearer realm="sublet"', {
    en: "This needs a token: send it as “Authorization: Bearer …”.",
    ja: "トークンが必要です。「Authorization: Bearer …」として送ってください。",
  });
}

function unknownToken(): Problem {
  return refusal(401, "unknown-token", 'Bearer realm="sublet", error="invalid_token"', {
    en: "Nobody holds this token; it may have been revoked.",
    ja: "このトークンは存在しないか、取り消されています。",
  });
}

function scopeMissing(): Problem {
  return refusal(403, "scope-missing", 'Bearer realm="sublet", error="insufficient_scope"', {
    en: "This token does not allow that.",
    ja: "このトークンにはその操作の権限がありません。",
  });
}

function refusal(status: 401 | 403, code: string, challenge: string, detail: Sentence): Problem {
  return new Problem(status, code, detail, { headers: { "www-authenticate": challenge } });
}

/** Stands in front of a route, as `requireScope` says. */
export function allow(need: Need): Middleware {
  return async (c, next) => {
    c.set("token", await requireScope(need, c.req.raw.headers, c.env, c.get("settings")));
    await next();
  };
}

/** Whether a call of this key, a token's or an address, is within the limit; counts it. */
export async function isWithin(limiter: Limiter, key: string): Promise<boolean> {
  try {
    return (await limiter.limit({ key })).success;
  } catch (thrown) {
    // A limiter that fails protects nobody, but it must not stop everybody either.
    console.error("the rate limit failed:", thrown);
    return true;
  }
}

/** The answer to a call that is not. */
export function tooMany(): Problem {
  return new Problem(
    429,
    "too-many-requests",
    {
      en: "Too many requests in a short time. Wait a minute.",
      ja: "短時間のリクエストが多すぎます。1分ほどお待ちください。",
    },
    { headers: { "retry-after": "60" } },
  );
}
