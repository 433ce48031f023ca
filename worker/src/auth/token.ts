import { z } from "zod";
import { POLICY_NAME } from "../policy/book.ts";

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
export const tokenRequest = z.strictObject({
  name: z
    .string()
    .min(1)
    .refine((text) => [...text].length <= 100, "expected at most 100 characters")
    .meta({ maxLength: 100, description: "What it is for." }),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .refine((scopes) => new Set(scopes).size === scopes.length, "expected each scope once")
    .meta({ uniqueItems: true, description: "`read` looks things up, `admin` does everything." }),
  policy: z
    .string()
    .regex(POLICY_NAME)
    .optional()
    .meta({ description: "The policy that judges what this token asks; it cannot choose another." }),
});

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
  const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  return { id, text: `sublet_${id}_${secret}` };
}
