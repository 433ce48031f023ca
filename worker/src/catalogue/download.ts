import type { Ctx } from "../app-type.ts";
import { toHex } from "../auth/hash.ts";

let tag: string | undefined;

/** `GET /v1/catalogue.bin`: the file itself, for those that judge by themselves; 304 where they have it. */
export async function download(c: Ctx): Promise<Response> {
  const bytes = c.var.engine.catalogue();
  tag ??= `"${toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))).slice(0, 32)}"`;
  const headers = { etag: tag, "cache-control": "private, no-cache" };
  if (matches(c.req.header("if-none-match"), tag)) return c.body(null, 304, headers);
  return c.body(bytes, 200, { ...headers, "content-type": "application/octet-stream" });
}

/** RFC 9110, section 13.1.2: the weak comparison. */
function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag);
}
