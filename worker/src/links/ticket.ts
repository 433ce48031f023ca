import { fromBase64url, toBase64url } from "../bytes.ts";

/** What a signature allows: to ask the gate about a URL, or to go on past its warning. */
export type Purpose = "go" | "continue";

/** A signed URL, as it travels in a link or in a form. */
export interface Ticket {
  /** The exact URL. */
  url: string;
  /** Which key signed. */
  key: string;
  /** When it runs out: whole seconds since 1970. */
  expires: number;
  /** The policy that judges it; empty for the gate's own. */
  policy: string;
  /** HMAC-SHA-256 in base64url. */
  signature: string;
}

/** Key id to 32 bytes; the first signs, all verify. */
export type Keys = ReadonlyMap<string, Uint8Array>;

/** Why a ticket does not count. */
export type Fault = "unknown-key" | "altered" | "expired";

const HMAC = { name: "HMAC", hash: "SHA-256" };

/** Imported once an isolate; settings hold the same bytes for as long as they are in force. */
const imported = new WeakMap<Uint8Array, Promise<CryptoKey>>();

function importKey(bytes: Uint8Array): Promise<CryptoKey> {
  let key = imported.get(bytes);
  if (!key) {
    key = crypto.subtle.importKey("raw", new Uint8Array(bytes), HMAC, false, ["sign", "verify"]);
    imported.set(bytes, key);
  }
  return key;
}

/**
 * What is signed. The first line keeps it apart from all else that a key may ever sign; no field but the last can hold
 * a line feed, so no two tickets share a message.
 */
function message(
  purpose: Purpose,
  { url, key, expires, policy }: Omit<Ticket, "signature">,
): Uint8Array<ArrayBuffer> {
  const text = `sublet-link/1\n${purpose}\n${key}\n${expires}\n${policy}\n${url}`;
  return new Uint8Array(new TextEncoder().encode(text));
}

/** What is to be signed: for how many seconds, and with which policy to judge it. */
export interface Order {
  url: string;
  ttl: number;
  policy?: string;
}

/** Signs a URL with the first key; `undefined` where there is no key. */
export async function issue(
  keys: Keys,
  purpose: Purpose,
  { url, ttl, policy = "" }: Order,
): Promise<Ticket | undefined> {
  const [first] = keys;
  if (!first) return undefined;
  const [key, bytes] = first;
  const ticket = { url, key, expires: Math.floor(Date.now() / 1000) + ttl, policy };
  const signature = await crypto.subtle.sign(HMAC, await importKey(bytes), message(purpose, ticket));
  return { ...ticket, signature: toBase64url(new Uint8Array(signature)) };
}

/** What is wrong with a ticket; `undefined` where it is good. Compares in constant time. */
export async function fault(keys: Keys, purpose: Purpose, ticket: Ticket): Promise<Fault | undefined> {
  const bytes = keys.get(ticket.key);
  if (!bytes) return "unknown-key";
  const signature = fromBase64url(ticket.signature);
  const good = await crypto.subtle.verify(HMAC, await importKey(bytes), signature, message(purpose, ticket));
  if (!good) return "altered";
  return ticket.expires <= Date.now() / 1000 ? "expired" : undefined;
}

/** The link of a ticket at the gate. */
export function linkOf(base: string, { url, key, expires, policy, signature }: Ticket): string {
  const judge = policy && `&p=${encodeURIComponent(policy)}`;
  return `${base}/go?u=${encodeURIComponent(url)}&k=${key}&e=${expires}${judge}&s=${signature}`;
}
