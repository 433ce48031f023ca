import { POLICIES, type PolicyName } from "@sublet/ui";
import type { Exclusion, Policy } from "sublet-wasm/extension";

/** The names a policy is chosen by. */
export const POLICY_CHOICES = [...POLICIES, "own"] as const;
/** What to do about tenants in frames and about downloads from them. */
export const STEPS = ["off", "warn", "block"] as const;
/** A step, or the one that goes with the policy. */
export const STEP_CHOICES = ["auto", ...STEPS] as const;
/** The languages, or the browser's. */
export const LANG_CHOICES = ["auto", "en", "ja"] as const;

export type PolicyChoice = (typeof POLICY_CHOICES)[number];
export type Step = (typeof STEPS)[number];
export type StepChoice = (typeof STEP_CHOICES)[number];
export type LangChoice = (typeof LANG_CHOICES)[number];

/** What the user chose, as it is stored. */
export interface Settings {
  version: 1;
  policy: PolicyChoice;
  /** The user's own policy, kept while another is chosen. */
  own: Policy | null;
  exclusions: Exclusion[];
  frames: StepChoice;
  downloads: StepChoice;
  /** Whether the browser may look up and connect to links ahead of a click. */
  readAhead: boolean;
  /** Whether decisions are written down. */
  log: boolean;
  lang: LangChoice;
}

/** What a company sets; every key is optional. */
export interface Managed {
  policy?: PolicyName;
  /** Goes before `policy`. A key of its own, because Chrome's schemas give each key one type. */
  ownPolicy?: Policy;
  frames?: StepChoice;
  downloads?: StepChoice;
  readAhead?: boolean;
  log?: boolean;
  lang?: LangChoice;
  /** Stops nobody, writes down what would have been stopped. */
  reportOnly?: boolean;
  /** Whether there is a way through the warning page. */
  proceed?: boolean;
  /** Whether users may keep exclusions of their own. */
  exclusions?: boolean;
  /** Whether opening once asks for a reason. */
  justification?: boolean;
  /** The company's own words on the warning page. */
  text?: string;
  /** Whom to ask. */
  contact?: string;
}

/** What could not be used, and why. */
export interface Problem {
  code: ProblemCode;
  /** The field and what is wrong with it. */
  detail: string;
}

export type ProblemCode =
  /** A stored value was refused; the default is used. */
  | "refused"
  /** The stored settings are those of a newer version: used as far as they are understood, never written. */
  | "newer-version"
  /** The browser could not read the stored settings. */
  | "storage-unreadable"
  /** The browser could not read what the company set. */
  | "managed-unreadable"
  /** A value that the company set was refused. */
  | "managed-refused"
  /** The policy that the company set was refused; the built-in policy "balanced" is used. */
  | "managed-policy-refused"
  /** The classifier could not start: only the shape of values was checked. */
  | "unchecked"
  /** The user's own policy was chosen, but there is none that can be used. */
  | "own-policy-missing";

/** The company's settings over the user's, every choice made. */
export interface InForce {
  /** With the exclusions that count. */
  policy: Policy;
  frames: Step;
  downloads: Step;
  readAhead: boolean;
  log: boolean;
  lang: "en" | "ja";
  reportOnly: boolean;
  proceed: boolean;
  userExclusions: boolean;
  justification: boolean;
  text: string | null;
  contact: string | null;
  settings: Settings;
  managed: Managed;
  /** What the user cannot change. */
  locked: Set<keyof Settings>;
  problems: Problem[];
}

/** A stored value that could not be read, kept as it was. */
export interface KeptAside {
  /** When it was moved here (RFC 3339). */
  at: string;
  /** Where it stood: `own`, `exclusions[3]`, or `settings` for the whole. */
  path: string;
  /** Why it was refused. */
  detail: string;
  value: unknown;
}

export type SettingsErrorCode =
  | "invalid"
  | "newer-version"
  | "storage-full"
  | "storage-unreadable"
  | "storage-failed";

/** A change that was not made; what was stored before stays as it was. */
export class SettingsError extends Error {
  readonly code: SettingsErrorCode;

  constructor(code: SettingsErrorCode, message: string) {
    super(message);
    this.name = "SettingsError";
    this.code = code;
  }
}

/** What holds where the user chose nothing. */
export const DEFAULTS: Settings = {
  version: 1,
  policy: "balanced",
  own: null,
  exclusions: [],
  frames: "auto",
  downloads: "auto",
  readAhead: false,
  log: true,
  lang: "auto",
};
