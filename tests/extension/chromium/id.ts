import { createHash } from "node:crypto";

/** The id that Chromium gives an extension: from its folder where unpacked, from its public key (DER) where packed. */
export function idOf(what: string | Buffer): string {
  const digits = createHash("sha256").update(what).digest("hex").slice(0, 32);
  return digits.replace(/./g, (digit) => "abcdefghijklmnop".charAt(Number.parseInt(digit, 16)));
}
