import type { Lang } from "sublet-wasm/worker";

/** A sentence in each language. */
export type Sentence = Record<Lang, string>;

/** The statuses that problems have, with the phrase of RFC 9110. */
const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
} as const;

/** A status that a problem can have. */
export type ProblemStatus = keyof typeof TITLES;

/**
 * Something that ends a request, said in `application/problem+json` (RFC 9457).
 *
 * Throw it anywhere below a route: the app turns it into an answer in the language of the request.
 *
 * ```ts
 * throw new Problem(404, "unknown-policy", { en: `There is no policy ${name}.`, ja: `ポリシー ${name} はありません。` });
 * ```
 */
export class Problem extends Error {
  readonly status: ProblemStatus;
  /** The stable word programs go by. */
  readonly code: string;
  readonly detail: Sentence;
  readonly headers: Record<string, string>;

  constructor(
    status: ProblemStatus,
    code: string,
    detail: Sentence,
    { headers = {}, cause }: { headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail.en, { cause });
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.headers = headers;
  }

  /** The answer. */
  response(lang: Lang): Response {
    const { status, code, detail, headers } = this;
    const body = { type: "about:blank", title: TITLES[status], status, detail: detail[lang], code };
    return new Response(JSON.stringify(body), {
      status,
      headers: { "content-type": "application/problem+json", "content-language": lang, ...headers },
    });
  }
}

/** The same sentence in both languages: one that the Wasm made in the language asked for. */
export function said(sentence: string): Sentence {
  return { en: sentence, ja: sentence };
}

/** What the Wasm said no to, as a problem; anything else goes on as it is. */
export function refusal(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Problem) return thrown;
  const { code } = thrown as { code?: unknown };
  if (typeof code !== "string") return thrown;
  return new Problem(code === "bad-time" ? 400 : 422, code, said(thrown.message), { cause: thrown });
}
