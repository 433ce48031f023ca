import { ActionBadge, Anatomy, headline, lead, Section, strings as shared, VerdictDetails } from "@sublet/ui";
import anatomy from "@sublet/ui/css/anatomy.css";
import base from "@sublet/ui/css/base.css";
import card from "@sublet/ui/css/card.css";
import controls from "@sublet/ui/css/controls.css";
import lists from "@sublet/ui/css/lists.css";
import frame from "@sublet/ui/css/page.css";
import risk from "@sublet/ui/css/risk.css";
import stop from "@sublet/ui/css/stop.css";
import tokens from "@sublet/ui/css/tokens.css";
import type { JSX } from "preact";
import type { Info, Lang, LinkReport, Verdict } from "sublet-wasm/worker";
import type { Ctx } from "../env.ts";
import type { Ticket } from "../links/ticket.ts";
import { decisive } from "../links/ticket.ts";
import { page, Sheet } from "../page.tsx";
import type { Problem } from "../problem.ts";
import gate from "./css/gate.css";
import { type Strings, strings } from "./strings.ts";

/** How the gate's pages look. */
export const sheet = new Sheet([tokens, base, card, anatomy, risk, lists, frame, controls, stop, gate]);

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
  const { language: lang } = c.var;
  for (const [name, value] of Object.entries(problem.headers)) c.header(name, value);
  if (isRead(c))
    return html(c, problem.status, strings[lang].refusedTitle, <Refused problem={problem} lang={lang} />);
  const answer = problem.response(lang);
  return c.body(await answer.text(), problem.status, Object.fromEntries(answer.headers));
}

async function html(c: Ctx, status: Problem["status"] | 200, title: string, children: JSX.Element) {
  const { language: lang } = c.var;
  // Chromium holds the redirect behind a form, and each one behind that, against `form-action`.
  const forms = status === 200 ? "'self' http: https:" : undefined;
  c.header("content-security-policy", await sheet.policy(forms));
  c.header("x-frame-options", "DENY");
  c.header("content-language", lang);
  const head = <meta name="robots" content="noindex, nofollow" />;
  return c.html(page({ lang, title, sheet, head, children }), status);
}

/** What the page of a stopped link shows. */
export interface Stop {
  lang: Lang;
  /** The exact URL that was signed. */
  url: URL;
  report: LinkReport;
  /** The policy's name. */
  policy: string;
  info: Info;
  /** Whom to ask. */
  contact: string | undefined;
  /** The way on; none where the policy blocks. */
  pass?: Ticket | undefined;
}

/** A stopped link: one sentence, the host taken apart, where the link leads, the way on, and the details. */
export function Stopped({ stop }: { stop: Stop }) {
  const { lang, url, report, contact, pass } = stop;
  const verdict = decisive(report);
  const words = strings[lang];
  return (
    <article class={`card stop level-${verdict.risk.level}`} aria-labelledby="sentence">
      <header class="verdict-head">
        <p class="stop-eyebrow">{pass ? words.stopped : words.blocked}</p>
        <h1 id="sentence" class="verdict-headline">
          {sentence(verdict, lang)}
        </h1>
        <p class="verdict-lead">{meaning(verdict, lang)}</p>
        <p class="verdict-lead">{pass ? words.unexpected : words.noWay}</p>
      </header>
      <Anatomy verdict={{ ...verdict, input: verdict.host }} />
      <Way report={report} words={words} />
      <Address url={url} words={words} />
      {contact && <Contact contact={contact} title={words.contact} />}
      {pass && <Pass pass={pass} host={report.hosts[0]?.host ?? verdict.host} lang={lang} />}
      <details class="stop-details">
        <summary>{words.details}</summary>
        <h2 class="unseen">{words.detailsTitle}</h2>
        <VerdictDetails verdict={verdict} />
        <Knowledge stop={stop} />
      </details>
    </article>
  );
}

function Contact({ contact, title }: { contact: string; title: string }) {
  return (
    <div class="gate-note is-contact">
      <p class="gate-label">{title}</p>
      <p>
        <bdi>{contact}</bdi>
      </p>
    </div>
  );
}

/** The way on takes a press of the button: what only fetches pages, as link scanners do, does not send forms. */
function Pass({ pass, host, lang }: { pass: Ticket; host: string; lang: Lang }) {
  const words = strings[lang];
  return (
    <form class="gate-form" method="post" action={`go?lang=${lang}`}>
      <input type="hidden" name="u" value={pass.url} />
      <input type="hidden" name="k" value={pass.key} />
      <input type="hidden" name="e" value={pass.expires} />
      {pass.policy && <input type="hidden" name="p" value={pass.policy} />}
      <input type="hidden" name="s" value={pass.signature} />
      <button type="submit" class="button">
        <bdi>{words.go(host)}</bdi>
      </button>
      <p>{words.goHelp}</p>
    </form>
  );
}

function Knowledge({ stop: { lang, policy, info } }: { stop: Stop }) {
  const words = strings[lang];
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  return (
    <Section title={words.knowledge}>
      <p>
        {words.policy}: <b>{policy}</b>
      </p>
      <p>{words.catalogue(info.serial, day.format(new Date(info.created)))}</p>
    </Section>
  );
}

/** The whole address as text: never a link, its host set apart. It is ASCII, and as long as it likes. */
export function Address({ url, words }: { url: URL; words: Strings }) {
  const scheme = `${url.protocol}//`;
  return (
    <div class="gate-note">
      <p id="address" class="gate-label">
        {words.address}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
      <div class="gate-address" role="region" aria-labelledby="address" tabIndex={0}>
        <bdi dir="ltr" class="notranslate">
          {scheme}
          <b>{url.host}</b>
          {url.href.slice(scheme.length + url.host.length)}
        </bdi>
      </div>
    </div>
  );
}

/** The redirectors that the link leads through, and where it ends; nothing for a link that leads straight there. */
export function Way({ report: { through, hosts }, words }: { report: LinkReport; words: Strings }) {
  const [end] = hosts;
  if (through.length === 0 || !end) return null;
  return (
    <div class="gate-note">
      <p id="way" class="gate-label">
        {words.way}
      </p>
      <ol class="gate-way" aria-labelledby="way">
        {through.map(({ url }, at) => (
          <Stage key={at} host={new URL(url).hostname} hosts={hosts} />
        ))}
        <Stage host={end.host} hosts={hosts} note={words.wayEnd} />
      </ol>
    </div>
  );
}

function Stage({ host, hosts, note }: { host: string; hosts: Verdict[]; note?: string }) {
  const verdict = hosts.find((one) => one.host === host);
  return (
    <li>
      {note && <span class="quiet">{note}</span>}
      <b>
        <bdi>{host}</bdi>
      </b>
      {verdict && <ActionBadge action={verdict.decision.action} />}
    </li>
  );
}

/** A link that does not count: why, and what to do about it. It names no address, for nobody vouches for one. */
export function Refused({ problem, lang }: { problem: Problem; lang: Lang }) {
  const words = strings[lang];
  return (
    <article class="card stop" aria-labelledby="sentence">
      <header class="verdict-head">
        <p class="stop-eyebrow">{words.refused}</p>
        <h1 id="sentence" class="verdict-headline">
          {problem.detail[lang]}
        </h1>
        {problem.status === 400 && <p class="verdict-lead">{words.refusedHelp}</p>}
      </header>
      <div class="section">
        <p class="quiet">
          {words.code}: <code>{problem.code}</code>
        </p>
      </div>
    </article>
  );
}

/** The one sentence that the page begins with. */
export function sentence(verdict: Verdict, lang: Lang): string {
  const { standing, suffix, kind, reasons } = verdict;
  const words = strings[lang];
  if (standing !== "tenant") return words.named;
  const has = (code: string) => reasons.some((reason) => reason.code === code);
  const anonymous = has("sign-up-anonymous") && !has("approval-owner");
  return anonymous && kind && suffix ? words.anonymous(suffix) : headline(verdict, shared[lang]);
}

/** What that sentence means for whoever wanted to go there. */
export function meaning(verdict: Verdict, lang: Lang): string {
  return verdict.standing === "unlisted" ? strings[lang].namedLead : lead(verdict, shared[lang]);
}
