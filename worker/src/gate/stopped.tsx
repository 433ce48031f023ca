import { Anatomy, Section, VerdictDetails } from "@sublet/ui";
import type { Info, Lang, LinkReport } from "sublet-worker-wasm";
import { decisive } from "../links/report.ts";
import type { Ticket } from "../links/ticket.ts";
import { meaning, sentence } from "./sentence.ts";
import { strings } from "./strings/index.ts";
import { Address, Way } from "./way.tsx";

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
