import type { Action, Classifier, Lang } from "sublet-worker-wasm";
import type { Ctx } from "../app-type.ts";
import { leastRecorded } from "../decisions/record.ts";
import type { Entry } from "../decisions/types.ts";
import { policyOf } from "../policy/chosen.ts";
import { refusal } from "./refusal.ts";

/** Judges whole lines of JSON under the policy, in the language and at the time of one request. */
export interface Batch {
  /** What is recorded of verdicts; `undefined` where nothing is. */
  least: Action | undefined;
  judge(lines: Uint8Array): Judged;
}

/** The answers to some lines. */
export interface Judged {
  /** One line an answer, in UTF-8. */
  output: Uint8Array;
  /** What is to be recorded of them. */
  entries: Entry[];
}

/** What all lines of a request have in common; throws what is wrong with the request as a problem. */
export async function batchOf(c: Ctx): Promise<Batch> {
  const { name, policy } = await policyOf(c);
  const classifier = c.var.engine.under(policy);
  const { lang, token } = c.var;
  const now = c.req.query("now");
  const least = leastRecorded(c.var.settings);
  const common = { via: "batch", policy: name, token: token?.id ?? null } as const;
  const judge = (lines: Uint8Array): Judged => {
    const { output, noted } = ask(classifier, lines, lang, now, least);
    return { output, entries: noted.map((one) => ({ ...common, ...one })) };
  };
  try {
    judge(new Uint8Array());
  } catch (thrown) {
    throw refusal(thrown);
  }
  return { least, judge };
}

type Noted = Pick<Entry, "host" | "score" | "level" | "action" | "rule">;

function ask(
  classifier: Classifier,
  lines: Uint8Array,
  lang: Lang,
  now: string | undefined,
  least: Action | undefined,
): { output: Uint8Array; noted: Noted[] } {
  const answers = classifier.checkLines(lines, lang, now, least ?? "block");
  try {
    return { output: answers.output, noted: least ? (JSON.parse(answers.noted) as Noted[]) : [] };
  } finally {
    answers.free();
  }
}
