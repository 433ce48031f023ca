import type { Action } from "sublet-wasm/worker";
import type { Entry } from "../decisions/store.ts";
import { leastRecorded, notRecorded, write } from "../decisions/store.ts";
import type { Ctx } from "../env.ts";
import { policyOf } from "../policy/store.ts";
import { refusal, type Sentence } from "../problem.ts";

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
  const { language, token } = c.var;
  const now = c.req.query("now");
  const least = leastRecorded(c.var.settings);
  const common = { channel: "batch", policy: name, token: token?.id ?? null } as const;
  const judge = (lines: Uint8Array): Judged => {
    const { output, events } = classifier.checkLines(lines, language, now, least);
    return { output, entries: events.map((event) => ({ ...common, ...event })) };
  };
  try {
    judge(new Uint8Array());
  } catch (thrown) {
    throw refusal(thrown);
  }
  return { least, judge };
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
    `${JSON.stringify({ input: null, error: { code, message: message[c.var.language] } })}\n`,
  );
}

const tooLong: Sentence = {
  en: `This line is longer than ${MAX_LINE} bytes and was passed over.`,
  ja: `この行は上限の ${MAX_LINE} バイトを超えているため、読み飛ばしました。`,
};

/** A line that is longer than one may be; what came of it is gone. */
const TOO_LONG = Symbol("too long a line");

const LINE_FEED = 10;

/**
 * Cuts a stream into pieces of whole lines, each of at most `most` bytes; the last line needs no line feed.
 *
 * Holds one piece and one chunk of the stream, however long it is: a line that does not fit gives `TOO_LONG` in its
 * place and is passed over.
 */
async function* pieces(
  stream: ReadableStream<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array | typeof TOO_LONG, void, void> {
  const held = new Uint8Array(most);
  let length = 0;
  let skipping = false;
  for await (const chunk of stream) {
    for (let from = 0; from < chunk.length; ) {
      if (skipping) {
        const end = chunk.indexOf(LINE_FEED, from);
        skipping = end < 0;
        from = skipping ? chunk.length : end + 1;
        continue;
      }
      const taken = Math.min(most - length, chunk.length - from);
      held.set(chunk.subarray(from, from + taken), length);
      length += taken;
      from += taken;
      if (length < most) continue;
      const end = held.lastIndexOf(LINE_FEED) + 1;
      if (end === 0) yield TOO_LONG;
      else yield held.slice(0, end);
      skipping = end === 0;
      held.copyWithin(0, end === 0 ? length : end, length);
      length = end === 0 ? 0 : length - end;
    }
    // What is whole is answered at once: whoever asks may wait for it before asking on.
    const end = held.subarray(0, length).lastIndexOf(LINE_FEED) + 1;
    if (end === 0) continue;
    yield held.slice(0, end);
    held.copyWithin(0, end, length);
    length -= end;
  }
  if (length > 0) yield held.slice(0, length);
}
