import type { Ctx } from "./app-type.ts";
import { Problem } from "./problem.ts";

/** A parameter of the query that must be there; throws the problem `missing-parameter`. */
export function demandQuery(c: Ctx, name: string): string {
  const value = c.req.query(name);
  if (value !== undefined && value !== "") return value;
  throw new Problem(400, "missing-parameter", {
    en: `The parameter ${name} is missing.`,
    ja: `パラメーター ${name} がありません。`,
  });
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
