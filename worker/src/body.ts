import type { Ctx } from "./app-type.ts";
import { Problem } from "./problem.ts";

/** The whole body; throws the problem `body-too-large` as soon as more than `most` bytes are announced or came. */
export async function readBody(c: Ctx, most: number): Promise<Uint8Array> {
  const { body, headers } = c.req.raw;
  if (Number(headers.get("content-length") ?? 0) > most) throw tooLarge(most);
  return body ? readStream(body, most) : new Uint8Array();
}

/** A whole stream; throws the problem `body-too-large` as soon as more than `most` bytes came. */
export async function readStream(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return join(chunks, length);
}

/** The body as JSON; throws the problems `body-too-large` and `bad-json`. */
export async function readJson(c: Ctx): Promise<unknown> {
  const bytes = await readBody(c, c.var.settings.maxBody);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new Problem(
      400,
      "bad-json",
      { en: "The body is no JSON in UTF-8.", ja: "本文がUTF-8のJSONではありません。" },
      { cause },
    );
  }
}

/** The media type of the body, lower-case and without parameters. */
export function mediaType(c: Ctx): string {
  return (c.req.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** Throws the problem `unsupported-media-type` unless the body is of one of these types. */
export function demandType(c: Ctx, ...types: string[]): string {
  const type = mediaType(c);
  if (types.includes(type)) return type;
  const list = types.join(", ");
  throw new Problem(415, "unsupported-media-type", {
    en: `The body must be of type ${list}.`,
    ja: `本文の Content-Type は ${list} でなければなりません。`,
  });
}

function join(chunks: Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLarge(most: number): Problem {
  return new Problem(413, "body-too-large", {
    en: `The body is larger than ${most} bytes.`,
    ja: `本文が上限の ${most} バイトを超えています。`,
  });
}
