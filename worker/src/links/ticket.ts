import type { Action, LinkReport, Verdict } from "sublet-wasm/worker";
import { fromBase64url, toBase64url } from "../bytes.ts";
import type { Sentence } from "../problem.ts";

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

/**
 * The most characters of a URL as it stands in a link, percent-encoded. Cloudflare takes addresses of 16 KB; a longer
 * link would be signed and could not be opened.
 */
export const MAX_TARGET = 15 * 1024;

/** Why a URL is not one to be led to. */
export type Unfit = "not-a-url" | "not-web" | "userinfo" | "too-long";

/**
 * A URL that the gate may lead to, as the platform's parser writes it: absolute, http or https, ASCII only. A name or
 * password in front of the host is refused: it serves to pass one host off as another.
 */
export function readTarget(text: string): { url: URL } | { unfit: Unfit } {
  if (text.length > MAX_TARGET) return { unfit: "too-long" };
  const url = URL.parse(text);
  if (!url) return { unfit: "not-a-url" };
  if (url.protocol !== "http:" && url.protocol !== "https:") return { unfit: "not-web" };
  if (url.username !== "" || url.password !== "") return { unfit: "userinfo" };
  return encodeURIComponent(url.href).length > MAX_TARGET ? { unfit: "too-long" } : { url };
}

/** Why a link does not count, beginning with the one that is no ticket at all. */
export const FAULTS: Record<Fault | "unsigned", Sentence> = {
  unsigned: {
    en: "This link carries no signature, or not a whole one.",
    ja: "このリンクには署名がないか、署名が欠けています。",
  },
  "unknown-key": {
    en: "This link was signed with a key that is not in use.",
    ja: "このリンクの署名に使われた鍵は、現在使われていません。",
  },
  altered: {
    en: "This link was altered after it was signed.",
    ja: "このリンクは署名されたあとに書き換えられています。",
  },
  expired: { en: "This link has run out.", ja: "このリンクの有効期限が切れています。" },
};

/** Why a URL is not one to be led to. */
export const UNFIT: Record<Unfit, Sentence> = {
  "not-a-url": {
    en: "This is not an absolute URL.",
    ja: "絶対 URL ではありません。",
  },
  "not-web": {
    en: "Only http and https addresses can be led to.",
    ja: "扱えるのは http と https のアドレスだけです。",
  },
  userinfo: {
    en: "The address holds a name or password in front of its host: a way to pass one host off as another.",
    ja: "アドレスのホスト名の前に、ユーザー名またはパスワードが書かれています。別のホストに見せかけるための書き方です。",
  },
  "too-long": {
    en: `The address is too long: it would take more than ${MAX_TARGET} characters in a link.`,
    ja: `アドレスが長すぎます(リンクの中で${MAX_TARGET}文字を超えます)。`,
  },
};

const ACTIONS = ["allow", "log", "warn", "block"] as const satisfies readonly Action[];

/** Whether an action is `least` or stricter. */
export function isAtLeast(action: Action, least: Action): boolean {
  return ACTIONS.indexOf(action) >= ACTIONS.indexOf(least);
}

/** The verdict on the host that decided about a link. */
export function decisive({ hosts, decision }: LinkReport): Verdict {
  const verdict = hosts.find(({ host }) => host === decision.host);
  if (!verdict) throw new Error("a report on a link names the host that decided");
  return verdict;
}
