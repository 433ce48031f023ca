import type { Lang } from "sublet-wasm/worker";
import type { Ctx } from "./app-type.ts";
import { Problem } from "./problem.ts";

/** The language of an answer: the one asked for, else the reader's, else English. */
export function langOf(asked: string | undefined, accepted: string | null | undefined): Lang {
  if (asked === undefined) return accepted ? preferred(accepted) : "en";
  if (asked === "en" || asked === "ja") return asked;
  throw new Problem(400, "unknown-language", {
    en: "The parameter lang takes en or ja.",
    ja: "lang に指定できるのは en か ja です。",
  });
}

/** The first of our languages by the weights of `Accept-Language` (RFC 9110, section 12.5.4). */
function preferred(header: string): Lang {
  let best: Lang = "en";
  let most = 0;
  for (const range of header.split(",")) {
    const [tag = "", ...parameters] = range.split(";");
    const lang = /^\s*(en|ja)\b/i.exec(tag)?.[1]?.toLowerCase();
    const weight = Number(/^\s*q=([\d.]+)\s*$/.exec(parameters.join(";"))?.[1] ?? 1);
    if (lang && weight > most) [best, most] = [lang as Lang, weight];
  }
  return best;
}

/**
 * The value of a parameter that must be there, of at most `most` characters; throws the problems `missing-parameter` and
 * `bad-parameter`.
 */
export function demanded(name: string, value: string | undefined, most: number): string {
  if (value === undefined || value === "") throw missing(name);
  if (value.length > most && [...value].length > most) throw tooLong(name, most);
  return value;
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

function missing(name: string): Problem {
  return new Problem(400, "missing-parameter", {
    en: `The parameter ${name} is missing.`,
    ja: `パラメーター ${name} がありません。`,
  });
}

function tooLong(name: string, most: number): Problem {
  return new Problem(400, "bad-parameter", {
    en: `The parameter ${name} takes at most ${most} characters.`,
    ja: `パラメーター ${name} は ${most} 文字以内で指定してください。`,
  });
}

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
