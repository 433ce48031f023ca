/** What a token allows: `read` looks up, `admin` does everything. */
export const SCOPES = ["read", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. */
export interface Token {
  id: string;
  scopes: readonly Scope[];
  /** The policy that judges what this token asks; it cannot choose another. */
  policy?: string;
}
