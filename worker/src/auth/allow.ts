import type { Ctx, Middleware } from "../app-type.ts";
import { count } from "../limit/count.ts";
import { Problem, type Sentence } from "../problem.ts";
import { tokenOf } from "./book.ts";
import type { Token } from "./token.ts";

/** Whom a route is for: anyone; who may look things up (all, where the setting `PUBLIC_LOOKUPS` says so); admins. */
export type Need = "anyone" | "read" | "admin";

/**
 * Stands in front of a route: finds out who asks, counts the request against the rate limit, and lets those on who may.
 *
 * A token that is nobody's is refused even where none is needed, so that a slip of the pen does not go unnoticed.
 */
export function allow(need: Need): Middleware {
  return async (c, next) => {
    const header = c.req.header("authorization");
    const token = header === undefined ? undefined : await bearer(c, header);
    c.set("token", token);
    await count(c);
    if (header !== undefined && !token) throw unknownToken();
    if (!may(need, token, c.var.settings.publicLookups)) throw token ? scopeMissing() : tokenRequired();
    await next();
  };
}

function may(need: Need, token: Token | undefined, publicLookups: boolean): boolean {
  if (need === "anyone" || (need === "read" && publicLookups)) return true;
  return (
    token !== undefined &&
    (token.scopes.includes("admin") || (need === "read" && token.scopes.includes("read")))
  );
}

/** `Bearer` and the token (RFC 6750). */
function bearer(c: Ctx, header: string): ReturnType<typeof tokenOf> {
  const text = /^Bearer +(\S{1,200})$/i.exec(header)?.[1];
  return text === undefined ? undefined : tokenOf(c.env.POLICIES, text, c.var.settings.adminTokenHash);
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
