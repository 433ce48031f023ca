import { Problem } from "../problem.ts";
import { within } from "./within.ts";

/** How long an answer waits for a policy or a token, in milliseconds. */
const PATIENCE = 2_000;

/** What a store answers; throws the problem `store-failed` where it fails or does not answer in time. */
export async function ask<T>(question: Promise<T>): Promise<T> {
  try {
    return await within(PATIENCE, question);
  } catch (cause) {
    console.error("a store failed:", cause);
    throw new Problem(
      503,
      "store-failed",
      {
        en: "The store of this worker does not answer as it should. Try again later.",
        ja: "このワーカーの保存領域が正しく応答しません。後でもう一度お試しください。",
      },
      { headers: { "retry-after": "5" }, cause },
    );
  }
}
