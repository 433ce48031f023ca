import type { Lang } from "@sublet/ui";
import type { Brief, Hit, Info, Provider, Verdict } from "sublet-wasm";

/** The built-in policies. */
export const POLICIES = ["monitor", "balanced", "strict"] as const;
/** The name of a built-in policy. */
export type PolicyName = (typeof POLICIES)[number];

/** What a question is answered under. */
export interface Setting {
  /** Without one the classifier's own policy holds. */
  policy?: PolicyName | undefined;
  lang: Lang;
}

/** What can be asked about: text as people paste it, or a file. */
export type Source = string | File;

/** A source, and whether it is one question as it stands or a text to look through. */
export interface Question {
  source: Source;
  through: boolean;
}

/** Many inputs with their packed answers; a row is an index into both. */
export interface Pile {
  inputs: string[];
  packed: Uint32Array;
  /** What each packed answer that occurs says; null is an unreadable input. */
  briefs: Map<number, Brief | null>;
}

/** What comes back for a question. */
export type Answer = { type: "one"; verdict: Verdict } | { type: "many"; pile: Pile };

/** The catalogue in use and the names of its providers, in the order that briefs count them. */
export interface About {
  info: Info;
  providers: string[];
}

/** The formats that a pile is written in. */
export type Format = "json" | "csv";

/** What the classifier's worker does. */
export interface Service {
  about(): About;
  ask(question: Question, setting: Setting): Promise<Answer>;
  search(term: string, limit: number): Hit[];
  provider(id: string, lang: Lang): Provider | undefined;
  verdict(input: string, setting: Setting): Verdict;
  write(inputs: string[], format: Format, setting: Setting): Blob;
}

/** A failure as it crosses from the worker to the page. */
export interface Failure {
  code: string;
  message: string;
}

/** A question to the worker. */
export interface Call {
  id: number;
  method: keyof Service;
  args: unknown[];
}

/** The worker's reply to the call with the same id. */
export type Reply = { id: number; value: unknown } | { id: number; failure: Failure };
