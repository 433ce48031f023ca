import { createHmac } from "node:crypto";

/** Keys of the tests' gates, by their ids. */
export const KEYS = {
  old: "b2xkIGtleSBvbGQga2V5IG9sZCBrZXkgb2xkIGtleSA",
  new: "bmV3IGtleSBuZXcga2V5IG5ldyBrZXkgbmV3IGtleSE",
};

/** The setting `LINK_KEYS` with these keys, in this order. */
export function linkKeys(...ids: (keyof typeof KEYS)[]): string {
  return JSON.stringify(Object.fromEntries(ids.map((id) => [id, KEYS[id]])));
}

/** What a signature stands for. */
export interface Signed {
  u: string;
  k?: string;
  /** Seconds since 1970; by default a minute from now. */
  e?: number;
  p?: string;
  purpose?: string;
}

/** The fields of a link, signed here as the documentation says and not by the worker's code. */
export function fields({ u, k = "new", e = soon(), p = "", purpose = "go" }: Signed): Record<string, string> {
  const secret = KEYS[k as keyof typeof KEYS];
  const s = createHmac("sha256", Buffer.from(secret, "base64url"))
    .update(`sublet-link/1\n${purpose}\n${k}\n${e}\n${p}\n${u}`)
    .digest("base64url");
  return { u, k, e: String(e), ...(p && { p }), s };
}

/** The path of a link at the gate. */
export function path(of: Signed | Record<string, string>): string {
  const given = "s" in of ? of : fields(of as Signed);
  return `/go?${new URLSearchParams(given)}`;
}

/** A minute from now. */
export function soon(): number {
  return Math.floor(Date.now() / 1000) + 60;
}
