import type { Ctx } from "../app-type.ts";
import { demandType, readJson } from "../body.ts";
import { RECORDED, record } from "../decisions/record.ts";
import { Problem } from "../problem.ts";
import { batchOf } from "./batch.ts";
import { answerStream } from "./stream.ts";

/** The most entries of one array; more go as a stream of lines. */
export const MOST_ENTRIES = 1_000;

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
  return Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(isQuestion);
}

function isQuestion(value: unknown): boolean {
  if (typeof value === "string") return true;
  return typeof value === "object" && value !== null && "url" in value && typeof value.url === "string";
}

function notQuestions(): Problem {
  return new Problem(400, "bad-questions", {
    en: `Expected an array of at most ${MOST_ENTRIES} entries, each a string or an object with a string "url"; send more of them as lines (${LINES_TYPE}).`,
    ja: `文字列、または文字列urlを持つオブジェクトを要素とする、${MOST_ENTRIES}件以内の配列を送ってください。それより多い場合は一行に一件ずつ送れます(${LINES_TYPE})。`,
  });
}
