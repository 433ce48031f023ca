import { type LinkReport, tokens, type Verdict } from "sublet-worker-wasm";
import type { Engine } from "../engine.ts";
import { decisive, isAtLeast } from "../links/report.ts";
import { next } from "./follow.ts";
import { type MarkOptions, markLinks } from "./html/mark-links.ts";
import { type RewriteOptions, rewriteLinks } from "./html/rewrite-links.ts";
import type { GuardOptions } from "./options.ts";
import { Stopped } from "./stopped.ts";

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
    return tokens(text).map((token) => this.check(token));
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
      if (thrown instanceof WebAssembly.RuntimeError) this.#engine.renew();
      throw thrown;
    }
  }

  #ask(request: Request): Promise<Response> {
    const checked = this.check(request.url);
    if (checked.stopped) throw new Stopped(request.url, checked);
    return this.#options.fetch(request);
  }
}
