import type { Lang, LinkReport, Verdict } from "sublet-worker-wasm";
import type { Ctx } from "../app-type.ts";
import { record } from "../decisions/record.ts";
import { decisive, isAtLeast } from "../links/report.ts";
import { issue, type Purpose, type Ticket } from "../links/ticket.ts";
import { policyNamed } from "../policy/book.ts";
import { Problem } from "../problem.ts";
import { isRead, stopPage } from "./answer.tsx";
import { strings } from "./strings/index.ts";
import { verified } from "./verified.ts";

/** Seconds that the way on from a warning stays open. */
const PASS_TTL = 600;

/**
 * Answers a ticket: on to its URL, a page in the way, or a problem.
 *
 * A person is asked where the policy warns, and that page is a 200: the gate answers what it was asked, and there is a
 * way on. 403 is kept for what nobody here can open, so that a log tells the two apart; a program cannot be asked, so
 * for it a warning is a 403, too.
 */
export async function open(c: Ctx, ticket: Ticket | undefined, purpose: Purpose): Promise<Response> {
  const { lang, engine, settings } = c.var;
  const { url, policy } = await verified(settings.linkKeys, purpose, ticket);
  // The reader has no say in who judges: `?policy=` does not count here.
  const chosen = await policyNamed(c.env.POLICIES, engine, policy || settings.policy);
  const classifier = engine.under(chosen.policy);
  const report = classifier.screen(url.href, lang);
  const { action } = report.decision;
  const confirmed = purpose === "continue" && isOwnForm(c);
  const goes = !isAtLeast(action, confirmed ? "block" : "warn");
  await record(c, entryOf(decisive(report), chosen.name, confirmed && goes ? "continue" : "go"));
  // After a form 303 turns the request into a GET: what was posted here is not posted there.
  if (goes) return c.redirect(url.href, c.req.method === "POST" ? 303 : 302);
  if (!isRead(c)) throw stopped(report.decision);
  const pass = isAtLeast(action, "block")
    ? undefined
    : await issue(settings.linkKeys, "continue", { url: url.href, ttl: PASS_TTL, policy });
  const { contact } = settings;
  return stopPage(c, { lang, url, report, policy: chosen.name, info: classifier.version(), contact, pass });
}

/**
 * Whether the form was sent from the gate's own page. That page runs no script, so its form is sent by a press of the
 * button only; a form on somebody else's page could send itself.
 */
function isOwnForm(c: Ctx): boolean {
  return (c.req.header("sec-fetch-site") ?? "same-origin") === "same-origin";
}

function stopped({ host, action, rule }: LinkReport["decision"]): Problem {
  const blocked = action === "block";
  const sentence = (lang: Lang) => strings[lang].problem[blocked ? "block" : "warn"](host ?? "", rule);
  return new Problem(403, blocked ? "link-blocked" : "link-warned", {
    en: sentence("en"),
    ja: sentence("ja"),
  });
}

function entryOf({ host, risk, decision }: Verdict, policy: string, via: "go" | "continue") {
  return { via, host, ...risk, ...decision, policy, token: null };
}
