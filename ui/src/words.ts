import type { Summary, Verdict } from "sublet-wasm";

/** A language that verdicts and pages are written in. */
export type Lang = "en" | "ja";

/** What a host is. */
export type Standing = Summary["standing"];
/** What sort of place is let out. */
export type Kind = NonNullable<Verdict["kind"]>;
/** What the tenant controls. */
export type Control = NonNullable<Verdict["control"]>;
/** A level of risk. */
export type Level = Verdict["risk"]["level"];
/** What a policy says to do. */
export type Action = Verdict["decision"]["action"];

/** Every kind, in the order people read them. */
export const KINDS = [
  "dynamic-dns",
  "tunnel",
  "static-hosting",
  "app-platform",
  "site-builder",
  "blog",
  "web-hosting",
  "object-storage",
  "ipfs-gateway",
  "subdomain-registry",
] as const satisfies readonly Kind[];

/** Control models from the least to the most that a tenant can hold. */
export const CONTROLS = ["limited", "content", "full"] as const satisfies readonly Control[];

/** Levels of risk, lowest first. */
export const LEVELS = ["none", "low", "medium", "high", "critical"] as const satisfies readonly Level[];

/** Actions, mildest first. */
export const ACTIONS = ["allow", "log", "warn", "block"] as const satisfies readonly Action[];

/** Standings, as the page lists them. */
export const STANDINGS = ["tenant", "provider", "unlisted"] as const satisfies readonly Standing[];
