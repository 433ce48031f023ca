import type { LinkReport } from "sublet-worker-wasm";

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
