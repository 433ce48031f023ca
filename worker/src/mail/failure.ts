import { Problem } from "../problem.ts";

/** A message that was not screened, or not held back as it should have been, for a reason that has a code. */
export class Unscreened extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.name = "Unscreened";
    this.code = code;
  }
}

/** The stable word for what went wrong: for header lines and SMTP replies, so never the error's own text. */
export function codeOf(thrown: unknown): string {
  if (thrown instanceof Unscreened || thrown instanceof Problem) return thrown.code;
  if (thrown instanceof WebAssembly.RuntimeError) return "engine-failed";
  return "internal";
}
