import { fromBase64url } from "../bytes.ts";
import { issue, linkOf, readTarget } from "../links/ticket.ts";
import type { RewriteOptions } from "./html/links.ts";

/** The gate that links are led through, and the key it knows. */
export interface GateOptions {
  /** Where the gate's worker is: what its setting `BASE_URL` says. */
  gate: string;
  /** One of the gate's `LINK_KEYS`: its id, and its 32 bytes in base64url. */
  key: { id: string; secret: string };
  /** Seconds until the links run out. Default: 30 days. */
  ttl?: number;
  /** The policy that judges the links at the gate, by its name there. Default: the gate's own. */
  policy?: string;
}

const MONTH = 30 * 24 * 60 * 60;

/**
 * Leads links through a gate, each signed: the `to` of `rewriteLinks`. A name or password in front of a host is dropped,
 * and a URL that is too long for the gate gives no link.
 *
 * Throws a `TypeError` where the key or the gate's address is none.
 */
export function gateLinks({ gate, key, ttl = MONTH, policy = "" }: GateOptions): RewriteOptions["to"] {
  const bytes = fromBase64url(key.secret);
  if (bytes.length !== 32) throw new TypeError("expected a key of 32 bytes in base64url");
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(key.id)) throw new TypeError("expected a key id of A-Z a-z 0-9 _ -");
  const base = new URL(gate).href.replace(/\/+$/, "");
  const keys = new Map([[key.id, bytes]]);
  return async (url) => {
    const bare = new URL(url);
    bare.username = bare.password = "";
    if ("unfit" in readTarget(bare.href)) return null;
    const ticket = await issue(keys, "go", { url: bare.href, ttl, policy });
    return ticket ? linkOf(base, ticket) : null;
  };
}
