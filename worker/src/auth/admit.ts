import type { Env } from "../env.ts";
import { isWithin, tooMany } from "../limit/count.ts";
import { Problem, type Sentence } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { tokenOf } from "./book.ts";
import type { Token } from "./token.ts";

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
export async function admit(
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
