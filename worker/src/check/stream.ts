import type { Ctx } from "../app-type.ts";
import { notRecorded, write } from "../decisions/record.ts";
import type { Sentence } from "../problem.ts";
import type { Batch } from "./batch.ts";
import { pieces, TOO_LONG } from "./pieces.ts";

/** The most bytes of one line, and of what is judged at once. */
export const LONGEST_LINE = 64 * 1024;

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
  for await (const piece of pieces(body, LONGEST_LINE)) {
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
  en: `This line is longer than ${LONGEST_LINE} bytes and was passed over.`,
  ja: `この行は上限の ${LONGEST_LINE} バイトを超えているため、読み飛ばしました。`,
};
