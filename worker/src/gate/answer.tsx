import type { JSX } from "preact";
import type { Ctx } from "../app-type.ts";
import { page } from "../page/page.tsx";
import type { Problem } from "../problem.ts";
import { sheet } from "./look.ts";
import { Refused } from "./refused.tsx";
import { type Stop, Stopped } from "./stopped.tsx";
import { strings } from "./strings/index.ts";

/** Whether a person is to read the answer. */
export function isRead(c: Ctx): boolean {
  return /\btext\/html\b/i.test(c.req.header("accept") ?? "");
}

/** The warning page, or the page of a blocked link. */
export function stopPage(c: Ctx, stop: Stop): Promise<Response> {
  const title = strings[stop.lang].stoppedTitle(stop.report.decision.host ?? "");
  return html(c, stop.pass ? 200 : 403, title, <Stopped stop={stop} />);
}

/** A problem: a page for a person, `application/problem+json` for a program. */
export async function problemPage(c: Ctx, problem: Problem): Promise<Response> {
  const { lang } = c.var;
  for (const [name, value] of Object.entries(problem.headers)) c.header(name, value);
  if (isRead(c))
    return html(c, problem.status, strings[lang].refusedTitle, <Refused problem={problem} lang={lang} />);
  const answer = problem.response(lang);
  return c.body(await answer.text(), problem.status, Object.fromEntries(answer.headers));
}

async function html(c: Ctx, status: Problem["status"] | 200, title: string, children: JSX.Element) {
  const { lang } = c.var;
  // Chromium holds the redirect behind a form, and each one behind that, against `form-action`.
  const forms = status === 200 ? "'self' http: https:" : undefined;
  c.header("content-security-policy", await sheet.policy(forms));
  c.header("x-frame-options", "DENY");
  c.header("content-language", lang);
  const head = <meta name="robots" content="noindex, nofollow" />;
  return c.html(page({ lang, title, sheet, head, children }), status);
}
