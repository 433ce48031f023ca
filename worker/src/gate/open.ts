import type { Lang, LinkReport, Verdict } from "sublet-wasm/worker";
import type { Ctx } from "../app-type.ts";
import { record } from "../decisions/record.ts";
import { decisive, FAULTS, isAtLeast, readTarget, UNFIT } from "../links/target.ts";
import { fault, issue, type Keys, type Purpose, type Ticket } from "../links/ticket.ts";
import { policyNamed } from "../policy/store.ts";
import { Problem } from "../problem.ts";
import { isRead, stopPage } from "./page.tsx";
import { strings } from "./strings.ts";

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
  const active = await policyNamed(c.env.POLICIES, engine, policy || settings.policy);
  const classifier = engine.under(active.policy);
  const report = classifier.screen(url.href, lang);
  const { action } = report.decision;
  const confirmed = purpose === "continue" && isOwnForm(c);
  const goes = !isAtLeast(action, confirmed ? "block" : "warn");
  await record(c, entryOf(decisive(report), active.name, confirmed && goes ? "continue" : "go"));
  // After a form 303 turns the request into a GET: what was posted here is not posted there.
  if (goes) return c.redirect(url.href, c.req.method === "POST" ? 303 : 302);
  if (!isRead(c)) throw stopped(report.decision);
  const pass = isAtLeast(action, "block")
    ? undefined
    : await issue(settings.linkKeys, "continue", { url: url.href, ttl: PASS_TTL, policy });
  const { contact } = settings;
  return stopPage(c, { lang, url, report, policy: active.name, info: engine.info(), contact, pass });
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

function entryOf({ host, risk, decision }: Verdict, policy: string, channel: "go" | "continue") {
  return { channel, host, ...risk, ...decision, policy, token: null };
}

/**
 * The URL of a good ticket, and the policy it names.
 *
 * Throws the problem of any other (`link-unsigned`, `link-altered`, `link-expired`, …) before anything is looked up.
 */
export async function verified(
  keys: Keys,
  purpose: Purpose,
  ticket: Ticket | undefined,
): Promise<{ url: URL; policy: string }> {
  if (!ticket) throw refused("unsigned", FAULTS.unsigned);
  const wrong = await fault(keys, purpose, ticket);
  if (wrong) throw refused(wrong, FAULTS[wrong]);
  const target = readTarget(ticket.url);
  if ("unfit" in target) throw refused(target.unfit, UNFIT[target.unfit]);
  // We sign what the parser wrote; whatever else a holder of the key signed must not be read in two ways.
  if (target.url.href !== ticket.url) throw refused("not-a-url", UNFIT["not-a-url"]);
  return { url: target.url, policy: ticket.policy };
}

function refused(code: string, sentence: Problem["detail"]): Problem {
  return new Problem(400, `link-${code}`, sentence);
}
