import type { Action, Classifier, Lang } from "sublet-wasm/worker";
import type { Ctx } from "../app-type.ts";
import { leastRecorded, notRecorded, RECORDED, record, write } from "../decisions/record.ts";
import type { Entry } from "../decisions/store.ts";
import { policyOf } from "../policy/store.ts";
import { Problem, refusal, type Sentence } from "../problem.ts";
import { demandType, readJson } from "../request.ts";
import { pieces, TOO_LONG } from "./pieces.ts";

/** The most entries of one array; more go as a stream of lines. */
export const MAX_ENTRIES = 1_000;

const JSON_TYPE = "application/json";
const LINES_TYPE = "application/x-ndjson";

/** `POST /v1/check`: an array in and out, or a stream of lines in and out. */
export function checkMany(c: Ctx): Promise<Response> {
  return demandType(c, JSON_TYPE, LINES_TYPE) === JSON_TYPE ? checkArray(c) : checkStream(c);
}

async function checkArray(c: Ctx): Promise<Response> {
  const batch = await batchOf(c);
  const questions = await readJson(c);
  if (!isQuestions(questions)) throw notQuestions();
  const lines = questions.map((question) => JSON.stringify(question)).join("\n");
  const { output, entries } = batch.judge(new TextEncoder().encode(lines));
  if (entries.length > 0) await record(c, entries);
  // A line of JSON holds no line feed but the one at its end.
  const array = `[${new TextDecoder().decode(output).trimEnd().replaceAll("\n", ",")}]`;
  return c.body(array, 200, { "content-type": JSON_TYPE });
}

/** Its header leaves before the first line is read, so it can never say that what follows is in the store. */
async function checkStream(c: Ctx): Promise<Response> {
  const batch = await batchOf(c);
  if (batch.least) c.header(RECORDED, "false");
  return c.body(answerStream(c, batch), 200, { "content-type": LINES_TYPE });
}

function isQuestions(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(isQuestion);
}

function isQuestion(value: unknown): boolean {
  if (typeof value === "string") return true;
  return typeof value === "object" && value !== null && "url" in value && typeof value.url === "string";
}

function notQuestions(): Problem {
  return new Problem(400, "bad-questions", {
    en: `Expected an array of at most ${MAX_ENTRIES} entries, each a string or an object with a string "url"; send more of them as lines (${LINES_TYPE}).`,
    ja: `文字列、または文字列urlを持つオブジェクトを要素とする、${MAX_ENTRIES}件以内の配列を送ってください。それより多い場合は一行に一件ずつ送れます(${LINES_TYPE})。`,
  });
}

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
  const common = { channel: "batch", policy: name, token: token?.id ?? null } as const;
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

/** The most bytes of one line, and of what is judged at once. */
export const MAX_LINE = 64 * 1024;

const encoder = new TextEncoder();

/** Answers the lines of a request's body as they come; reads on only when somebody takes what was answered. */
export function answerStream(c: Ctx, batch: Batch): ReadableStream<Uint8Array> {
  const { body } = c.req.raw;
  const answers = body ? answer(c, batch, body as ReadableStream<Uint8Array>) : none();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await answers.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await answers.return();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* none(): AsyncGenerator<Uint8Array, void, void> {}

async function* answer(
  c: Ctx,
  batch: Batch,
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const { env } = c;
  const { settings } = c.var;
  for await (const piece of pieces(body, MAX_LINE)) {
    if (piece === TOO_LONG) {
      yield problemLine(c, "line-too-long", tooLong);
      continue;
    }
    const { output, entries } = batch.judge(piece);
    const recorded = await write(env, settings, entries);
    if (recorded === false && settings.recordRequired) {
      const { code, detail } = notRecorded();
      yield problemLine(c, code, detail);
      return;
    }
    if (output.length > 0) yield output;
  }
}

/** A line in the place of an answer. */
function problemLine(c: Ctx, code: string, message: Sentence): Uint8Array {
  return encoder.encode(
    `${JSON.stringify({ input: null, error: { code, message: message[c.var.lang] } })}\n`,
  );
}

const tooLong: Sentence = {
  en: `This line is longer than ${MAX_LINE} bytes and was passed over.`,
  ja: `この行は上限の ${MAX_LINE} バイトを超えているため、読み飛ばしました。`,
};
