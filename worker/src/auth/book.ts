import { Problem } from "../problem.ts";
import { ask } from "../store/ask.ts";
import { namesOf } from "../store/names.ts";
import type { PolicyStore } from "../store/types.ts";
import { fromHex, same, sameText, sha256, toHex } from "./hash.ts";
import { idOf, newToken, type Token, type TokenRecord, tokenRecord } from "./token.ts";

const PREFIX = "token:";
/** How long a token that was found goes on without a look into the store, in milliseconds. */
const FRESH = 30_000;
/** How many of them are held. */
const MOST = 1_000;

/** Tokens that were found, by their id. */
const held = new Map<string, { text: string; token: Token; until: number }>();

/** The holder of the hash in the settings. */
const FIRST: Token = { id: "first-admin", scopes: ["admin"] };

/** Whose token this is; `undefined` where it is nobody's. */
export function tokenOf(
  store: PolicyStore,
  text: string,
  firstHash: Uint8Array | undefined,
): Token | undefined | Promise<Token | undefined> {
  const id = idOf(text);
  const known = id === undefined ? undefined : held.get(id);
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
  for (const oldest of held.keys()) {
    if (held.size < MOST) break;
    held.delete(oldest);
  }
  held.set(id, { text, token, until: Date.now() + FRESH });
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

/** Ends a token: here at once, elsewhere when what is held runs out. Throws the problem `unknown-token-id`. */
export async function revokeToken(store: PolicyStore, id: string): Promise<void> {
  await tokenById(store, id);
  await ask(store.delete(PREFIX + id));
  held.delete(id);
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
