import { hostsInText, type Lang, type LinkReport, type Policy, type Verdict } from "sublet-wasm/worker";
import type { Engine } from "../engine.ts";
import { decisive, isAtLeast } from "../links/ticket.ts";
import { type MarkOptions, markLinks, type RewriteOptions, rewriteLinks } from "./html/links.ts";

/** What a guard found out about one URL: the report on it, and what follows. */
export interface Checked extends LinkReport {
  /** The verdict that decided: the strictest of `hosts`. */
  verdict: Verdict;
  /** Whether the guard stops it. */
  stopped: boolean;
}

/** Stands between a Worker and the hosts it would contact, or lead its readers to. */
export class Guard {
  readonly #engine: Engine;
  readonly #policy: string;
  readonly #options: Required<Omit<GuardOptions, "policy">>;

  /** Throws an `Error` with a `code` where the policy is not valid. */
  constructor(engine: Engine, { policy = "balanced", ...options }: GuardOptions = {}) {
    this.#engine = engine;
    this.#policy = typeof policy === "string" ? policy : JSON.stringify(engine.readPolicy(policy));
    this.#options = {
      stop: "warn",
      lang: "en",
      fetch: (request) => fetch(request),
      redirects: 20,
      ...options,
    };
    engine.under(this.#policy);
  }

  /**
   * Judges a URL, a host name or an address, and what it is wrapped in. Nothing is contacted.
   *
   * Throws an `Error` with a `code` where the text names no host.
   */
  check(url: string | URL): Checked {
    const report = this.#screen(String(url));
    const stopped = isAtLeast(report.decision.action, this.#options.stop);
    return { ...report, verdict: decisive(report), stopped };
  }

  /** Judges everything in a text that names a host, in order: a comment, a chat message, a field of a form. */
  checkText(text: string): Checked[] {
    return hostsInText(text).map((found) => this.check(found));
  }

  /**
   * `fetch` that contacts no host the policy stops, and follows each redirect only after judging where it leads.
   *
   * Throws `Stopped` before such a host is contacted. With `redirect: "manual"` or `"error"` redirects are treated as
   * `fetch` treats them.
   */
  async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const first = new Request(input, init);
    if (first.redirect !== "follow") return this.#ask(first);
    let request = new Request(first, { redirect: "manual" });
    for (let followed = 0; ; followed++) {
      const answer = await this.#ask(request);
      const following = next(request, answer);
      if (!following) return answer;
      await answer.body?.cancel();
      if (followed === this.#options.redirects) throw new TypeError(`more than ${followed} redirects`);
      request = following;
    }
  }

  /**
   * Marks the links of an HTML page that streams by with `data-sublet-*`, `title` and `rel`; other answers pass as they
   * are. What scripts and style sheets add is not seen.
   */
  markLinks(response: Response, options: MarkOptions = {}): Response {
    return markLinks(this, response, options);
  }

  /**
   * Rewrites the links of an HTML page that streams by, and the `Location` and `Refresh` of any answer, and marks them
   * as `markLinks` does. What scripts and style sheets add is not seen: this is no sanitiser.
   */
  rewriteLinks(response: Response, options: RewriteOptions): Promise<Response> {
    return rewriteLinks(this, response, options);
  }

  #screen(text: string): LinkReport {
    try {
      return this.#engine.under(this.#policy).screen(text, this.#options.lang);
    } catch (thrown) {
      if (thrown instanceof WebAssembly.RuntimeError) this.#engine.reinit();
      throw thrown;
    }
  }

  #ask(request: Request): Promise<Response> {
    const checked = this.check(request.url);
    if (checked.stopped) throw new Stopped(request.url, checked);
    return this.#options.fetch(request);
  }
}

/** Headers that are for one origin only (Fetch standard, "HTTP-redirect fetch"). */
const FOR_ORIGIN = ["authorization", "cookie", "proxy-authorization"];
/** Headers that describe a body. */
const OF_BODY = [
  "content-encoding",
  "content-language",
  "content-location",
  "content-type",
  "content-length",
];

/**
 * The request that a redirect asks for, as the Fetch standard makes it; `undefined` where the answer is none.
 *
 * Throws a `TypeError` where the redirect leads nowhere on the web, or asks for a body again that is gone.
 */
export function next(request: Request, answer: Response): Request | undefined {
  const location = answer.headers.get("location");
  if (location === null || ![301, 302, 303, 307, 308].includes(answer.status)) return undefined;
  const from = new URL(request.url);
  const to = URL.parse(location, from);
  if (!to || (to.protocol !== "http:" && to.protocol !== "https:")) {
    throw new TypeError(`the redirect from ${from.host} leads to no web address`);
  }
  if (to.hash === "") to.hash = from.hash;

  const headers = new Headers(request.headers);
  const { method } = request;
  const toGet =
    (answer.status === 303 && method !== "GET" && method !== "HEAD") ||
    (answer.status <= 302 && method === "POST");
  if (toGet) for (const name of OF_BODY) headers.delete(name);
  else if (request.body) throw new TypeError(`${answer.status} asks for a body again that was sent already`);
  if (to.origin !== from.origin) for (const name of FOR_ORIGIN) headers.delete(name);
  return new Request(to.href, {
    method: toGet ? "GET" : method,
    headers,
    signal: request.signal,
    redirect: "manual",
    ...(request.cf && { cf: request.cf }),
  });
}

/** A URL was not asked for, because the policy stops it. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly code = "stopped";
  /** The URL that was stopped: the one asked for, or one that a redirect led to. */
  readonly url: string;
  /** Why: the verdicts on it and on what it is wrapped in. */
  readonly report: LinkReport;

  constructor(url: string, report: LinkReport) {
    const { host, action, rule } = report.decision;
    super(`${host} was not contacted: the policy says ${action} (${rule})`);
    this.url = url;
    this.report = report;
  }

  /** An answer to hand on: 403 as `application/problem+json` (RFC 9457). */
  response(): Response {
    const body = {
      type: "about:blank",
      title: "Forbidden",
      status: 403,
      detail: this.message,
      code: this.code,
      decision: this.report.decision,
    };
    return new Response(JSON.stringify(body), {
      status: 403,
      headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
    });
  }
}

/** How a guard is made. Everything may be left out. */
export interface GuardOptions {
  /** A built-in policy or one of your own (docs/policy.schema.json). Default: `balanced`. */
  policy?: "monitor" | "balanced" | "strict" | Policy;
  /**
   * The mildest action that stops. Default: `warn`, because a program has nobody to ask; with `block` a warning passes.
   */
  stop?: "warn" | "block";
  /** The language of sentences. Default: `en`. */
  lang?: Lang;
  /** What fetches; a service binding's `fetch`, for example. Default: the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** How many redirects are followed at most, 0 to 20 (as browsers do). Default: 20. */
  redirects?: number;
}
