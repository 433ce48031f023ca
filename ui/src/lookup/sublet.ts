import type { Hit, Info, Provider, Summary, Verdict } from "sublet-wasm";
import type { Lang } from "../index.ts";
import type { PolicyName } from "../policy.ts";

/** What a question is answered under. */
export interface Setting {
  /** Without one the classifier's own policy holds. */
  policy?: PolicyName | undefined;
  lang: Lang;
}

/** What can be asked about: text as people paste it, or a file. */
export type Source = string | File;

/** A source, and whether it is one question as written or a text to look through. */
export interface Question {
  source: Source;
  through: boolean;
}

/** Many inputs with their packed answers; a row is an index into both. */
export interface Batch {
  inputs: string[];
  packed: Uint32Array;
  /** What each packed answer that occurs says; null is an unreadable input. */
  summaries: Map<number, Summary | null>;
}

/** What comes back for a question. */
export type Answer = { type: "one"; verdict: Verdict } | { type: "many"; batch: Batch };

/** The catalogue in use and the names of its providers, in the order that summaries count them. */
export interface About {
  info: Info;
  providers: string[];
}

/** The formats that a batch is written in. */
export type Format = "json" | "csv";

/** Sublet as a page asks it, wherever the classifier runs; every method rejects with an `Error` that has a `code`. */
export interface Sublet {
  /** The catalogue in use. */
  about(): Promise<About>;
  /** Answers a question; a text to look through that holds several addresses becomes a batch. */
  ask(question: Question, setting: Setting): Promise<Answer>;
  /** What the catalogue knows that begins or sounds like the term, at most `limit`, best first. */
  search(term: string, limit: number): Promise<Hit[]>;
  /** Everything the catalogue knows of one provider. */
  provider(id: string, lang: Lang): Promise<Provider | undefined>;
  /** The full verdict on one input. */
  verdict(input: string, setting: Setting): Promise<Verdict>;
  /** The verdicts on all inputs as a file; an unreadable input is a row that says why. */
  write(inputs: string[], format: Format, setting: Setting): Promise<Blob>;
}

/** A client whose every method is one call elsewhere. */
export function forwarding(call: (method: keyof Sublet, args: unknown[]) => Promise<unknown>): Sublet {
  const to =
    (method: keyof Sublet) =>
    (...args: unknown[]) =>
      call(method, args) as Promise<never>;
  return {
    about: to("about"),
    ask: to("ask"),
    search: to("search"),
    provider: to("provider"),
    verdict: to("verdict"),
    write: to("write"),
  };
}

/** A failure as it crosses from the worker to the page. */
export interface Failure {
  code: string;
  message: string;
}

/** The largest file or text that is read, in bytes. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** The most rows a table holds: past this a browser's tallest box is too short for them. */
export const MAX_ROWS = 300_000;

/** The longest text that a link carries; longer ones stay in this tab. */
export const MAX_LINK = 4_000;

/** The longest text that is pasted into a text box: past this a box grows slow, and the text is checked at once. */
export const MAX_PASTE = 20_000;

/** The longest term that is searched for. */
export const MAX_TERM = 120;

/** What the page itself refuses, before the classifier is asked. */
export type RefusalCode = "file-too-large" | "too-many" | "nothing-found" | "offline" | "broken";

/** A refusal of the page's own; the page has the sentence in each language. */
export class Refusal extends Error {
  /** What was refused. */
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.name = "Refusal";
    this.code = code;
  }
}

/** An error with a code, as the classifier throws it. */
export class CodedError extends Error {
  /** The classifier's code. */
  readonly code: string;

  constructor({ code, message }: Failure) {
    super(message);
    this.code = code;
  }
}

/** The failure behind anything thrown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Error) {
    const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : "broken";
    return { code, message: thrown.message };
  }
  return { code: "broken", message: String(thrown) };
}
