import { Problem } from "../problem.ts";
import type { Limiter } from "../store/types.ts";

/** Whether a call of this key, a token's or an address, is within the limit; counts it. */
export async function isWithin(limiter: Limiter, key: string): Promise<boolean> {
  try {
    return (await limiter.limit({ key })).success;
  } catch (thrown) {
    // A limiter that fails protects nobody, but it must not stop everybody either.
    console.error("the rate limit failed:", thrown);
    return true;
  }
}

/** The answer to a call that is not. */
export function tooMany(): Problem {
  return new Problem(
    429,
    "too-many-requests",
    {
      en: "Too many requests in a short time. Wait a minute.",
      ja: "短時間のリクエストが多すぎます。1分ほどお待ちください。",
    },
    { headers: { "retry-after": "60" } },
  );
}
