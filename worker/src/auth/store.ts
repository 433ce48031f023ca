import { z } from "@hono/zod-openapi";
import { fromHex, same, sameText, sha256, toBase64url, toHex } from "../bytes.ts";
import { POLICY_NAME } from "../policy/store.ts";
import { Problem } from "../problem.ts";
import type { PolicyStore } from "../store/store.ts";
import { ask, namesOf } from "../store/store.ts";

const PREFIX = "token:";
/** How long a token that was found goes on without a look into the store, in milliseconds. */
const FRESH = 30_000;
/** How many of them are cached. */
const MAX_CACHED = 1_000;

/** Tokens that were found, by their id. */
const cached = new Map<string, { text: string; token: Token; until: number }>();

/** The holder of the hash in the settings. */
const FIRST: Token = { id: "first-admin", scopes: ["admin"] };

/** Whose token this is; `undefined` where it is nobody's. */
export function tokenOf(
  store: PolicyStore,
  text: string,
  firstHash: Uint8Array | undefined,
): Token | undefined | Promise<Token | undefined> {
  const id = idOf(text);
  const known = id === undefined ? undefined : cached.get(id);
  if (known && known.until > Date.now() && sameText(known.text, text)) return known.token;
  return find(store, id, text, firstHash);
}

async function find(
  store: PolicyStore,
  id: string | undefined,
  text: string,
  firstHash: Uint8Array | undefined,
): Promise<Token | undefined> {
  const hash = await sha256(text);
  if (firstHash && same(hash, firstHash)) return FIRST;
  if (id === undefined) return undefined;
  const record = await read(store, id);
  if (!record || !same(hash, fromHex(record.hash))) return undefined;
  const { scopes, policy } = record;
  const token: Token = { id, scopes, ...(policy === undefined ? {} : { policy }) };
  for (const oldest of cached.keys()) {
    if (cached.size < MAX_CACHED) break;
    cached.delete(oldest);
  }
  cached.set(id, { text, token, until: Date.now() + FRESH });
  return token;
}

async function read(store: PolicyStore, id: string): Promise<TokenRecord | undefined> {
  const text = await ask(store.get(PREFIX + id));
  if (text === null) return undefined;
  try {
    return tokenRecord.parse(JSON.parse(text));
  } catch (cause) {
    throw badStoredToken(id, cause);
  }
}

/** Makes a token; its text is nowhere but here. */
export async function createToken(
  store: PolicyStore,
  given: Pick<TokenRecord, "name" | "scopes" | "policy">,
): Promise<{ record: TokenRecord; text: string }> {
  const { id, text } = newToken();
  const created = new Date().toISOString();
  const record = { id, ...given, created, hash: toHex(await sha256(text)) };
  await ask(store.put(PREFIX + id, JSON.stringify(record)));
  return { record, text };
}

/** Every token, by its id. */
export async function tokens(store: PolicyStore): Promise<TokenRecord[]> {
  const ids = await namesOf(store, PREFIX);
  const records = await Promise.all(ids.map((id) => read(store, id)));
  return records.filter((record) => record !== undefined);
}

/** One token; throws the problem `unknown-token-id`. */
export async function tokenById(store: PolicyStore, id: string): Promise<TokenRecord> {
  const record = await read(store, id);
  if (record) return record;
  throw new Problem(404, "unknown-token-id", {
    en: `There is no token with the id ${JSON.stringify(id)}.`,
    ja: `${JSON.stringify(id)} というIDのトークンはありません。`,
  });
}

/** Ends a token: here at once, elsewhere when the cached copy expires. Throws the problem `unknown-token-id`. */
export async function revokeToken(store: PolicyStore, id: string): Promise<void> {
  await tokenById(store, id);
  await ask(store.delete(PREFIX + id));
  cached.delete(id);
}

function badStoredToken(id: string, cause: unknown): Problem {
  return new Problem(
    503,
    "bad-stored-token",
    {
      en: `What is stored of the token ${id} cannot be read. Make a new one.`,
      ja: `保存されているトークン ${id} の情報を読み込めません。新しいトークンを作成してください。`,
    },
    { cause },
  );
}

/** What a token allows: `read` looks things up, `admin` does everything. */
export const SCOPES = ["read", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. */
export interface Token {
  id: string;
  scopes: readonly Scope[];
  /** The policy that judges what this token asks; it cannot choose another. */
  policy?: string | undefined;
}

/** What a new token is to be. Lengths count characters, as JSON Schema does. */
export const tokenRequest = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .refine((text) => [...text].length <= 100, "expected at most 100 characters")
      .openapi({ maxLength: 100, description: "What it is for." }),
    scopes: z
      .array(z.enum(SCOPES))
      .min(1)
      .refine((scopes) => new Set(scopes).size === scopes.length, "expected each scope once")
      .openapi({ uniqueItems: true, description: "`read` looks things up, `admin` does everything." }),
    policy: z
      .string()
      .regex(POLICY_NAME)
      .optional()
      .openapi({ description: "The policy that judges what this token asks; it cannot choose another." }),
  })
  .openapi("TokenRequest");

/** A token as it is stored: never the token itself. */
export const tokenRecord = z.object({
  id: z.string(),
  ...tokenRequest.shape,
  /** RFC 3339. */
  created: z.string(),
  /** SHA-256 of the whole text, in hexadecimal digits. */
  hash: z.string(),
});
export type TokenRecord = z.infer<typeof tokenRecord>;

/** `sublet_<id>_<secret>`: 12 characters of the id, 256 bits of the secret in base64url. */
const TEXT = /^sublet_([a-z0-9]{12})_[A-Za-z0-9_-]{43}$/;

/** What the id of a token looks like. */
export const TOKEN_ID = /^[a-z0-9]{12}$/;

/** The id in a token's text; `undefined` where it is none of ours. */
export function idOf(text: string): string | undefined {
  return TEXT.exec(text)?.[1];
}

/** A new id and the text that is shown once. */
export function newToken(): { id: string; text: string } {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 32).toString(32)).join(
    "",
  );
  const secret = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  return { id, text: `sublet_${id}_${secret}` };
}
