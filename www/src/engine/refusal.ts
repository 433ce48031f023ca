import type { Failure } from "./protocol.ts";

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

/** What can be told about anything thrown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Error) {
    const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : "broken";
    return { code, message: thrown.message };
  }
  return { code: "broken", message: String(thrown) };
}
