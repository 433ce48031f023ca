import type { Ctx } from "./app-type.ts";
import { Problem } from "./problem.ts";

/**
 * The value of a parameter that must be there, of at most `most` characters; throws the problems `missing-parameter` and
 * `bad-parameter`.
 */
export function demanded(name: string, value: string | undefined, most: number): string {
  if (value === undefined || value === "") throw missing(name);
  if (value.length > most && [...value].length > most) throw tooLong(name, most);
  return value;
}

/** A whole number in the query; throws the problem `bad-parameter` where it is none or out of range. */
export function numberQuery(c: Ctx, name: string, least: number, most: number, otherwise: number): number {
  const text = c.req.query(name);
  if (text === undefined) return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Problem(400, "bad-parameter", {
    en: `The parameter ${name} must be a whole number from ${least} to ${most}.`,
    ja: `パラメーター ${name} は ${least} から ${most} までの整数で指定してください。`,
  });
}

function missing(name: string): Problem {
  return new Problem(400, "missing-parameter", {
    en: `The parameter ${name} is missing.`,
    ja: `パラメーター ${name} がありません。`,
  });
}

function tooLong(name: string, most: number): Problem {
  return new Problem(400, "bad-parameter", {
    en: `The parameter ${name} takes at most ${most} characters.`,
    ja: `パラメーター ${name} は ${most} 文字以内で指定してください。`,
  });
}
