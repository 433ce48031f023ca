import type { Ctx } from "../app-type.ts";
import { Problem } from "../problem.ts";

/** Counts a request against the limit of its token, or else of its address; throws the problem `too-many-requests`. */
export async function count(c: Ctx): Promise<void> {
  const limiter = c.env.LIMIT;
  if (!limiter) return;
  const id = c.var.token?.id;
  const key = id === undefined ? `address:${c.req.header("cf-connecting-ip") ?? ""}` : `token:${id}`;
  if (await isWithin(limiter, key)) return;
  throw new Problem(
    429,
    "too-many-requests",
    {
      en: "Too many requests in a short time. Wait a minute.",
      ja: "短時間のリクエストが多すぎます。1分ほどお待ちください。",
    },
    { headers: { "retry-after": "60" } },
  );
}

/** A limiter that fails protects nobody, but it must not stop everybody either. */
async function isWithin(limiter: NonNullable<Ctx["env"]["LIMIT"]>, key: string): Promise<boolean> {
  try {
    return (await limiter.limit({ key })).success;
  } catch (thrown) {
    console.error("the rate limit failed:", thrown);
    return true;
  }
}
