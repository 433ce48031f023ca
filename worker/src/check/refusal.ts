import { Problem, said } from "../problem.ts";

/** What the Wasm said no to, as a problem; anything else goes on as it is. */
export function refusal(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Problem) return thrown;
  const { code } = thrown as { code?: unknown };
  if (typeof code !== "string") return thrown;
  return new Problem(code === "bad-time" ? 400 : 422, code, said(thrown.message), { cause: thrown });
}
