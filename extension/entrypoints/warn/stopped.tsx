import { Anatomy, Section, useLang, useNumber, useWords, VerdictDetails } from "@sublet/ui";
import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { Notes, policyName } from "../../src/parts.tsx";
import { followResume } from "../../src/resume.ts";
import type { InForce } from "../../src/settings/index.ts";
import { copy, shorten, visible } from "../../src/text.ts";
import { useT } from "../../src/words.ts";
import { Actions } from "./actions/actions.tsx";
import { mayOpen } from "./actions/through.ts";
import { report } from "./report.ts";
import { meaning, type Stop, sentence } from "./state.ts";

/** The warning: one sentence, the host taken apart, what to do, and the details on request. */
export function Stopped({ stop }: { stop: Stop }) {
  const t = useT();
  const words = useWords();
  const { verdict, settings } = stop;
  useEffect(() => followResume(stop), [stop]);
  return (
    <>
      <article class={`card stop level-${verdict.risk.level}`} aria-labelledby="sentence">
        <header class="verdict-head">
          <p class="stop-eyebrow">{t(verdict.decision.action === "block" ? "warnBlocked" : "warnStopped")}</p>
          <h1 id="sentence" class="verdict-headline">
            {sentence(verdict, t, words)}
          </h1>
          <p class="verdict-lead">{meaning(verdict, t, words)}</p>
          {mayOpen(stop) && <p class="verdict-lead">{t("warnUnexpected")}</p>}
        </header>
        <Anatomy verdict={verdict} />
        <Company settings={settings} />
        <Actions stop={stop} />
        <More stop={stop} />
        <Details stop={stop} />
      </article>
      <Notes settings={settings} />
    </>
  );
}

/** The company's own words, as the plain text that they are. */
export function Company({ settings: { text, contact } }: { settings: InForce }) {
  const t = useT();
  if (!text && !contact) return null;
  return (
    <aside class="company" aria-label={t("warnCompany")}>
      <p class="company-title">{t("warnCompany")}</p>
      {text && (
        <p class="company-text">
          <bdi>{text.split("\n").map(visible).join("\n")}</bdi>
        </p>
      )}
      {contact && (
        <p>
          {t("warnContact")}: <bdi>{visible(contact)}</bdi>
        </p>
      )}
    </aside>
  );
}

/** The quiet ways: a report for the help desk, and the look-up page. */
export function More({ stop }: { stop: Stop }) {
  const t = useT();
  const words = useWords();
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");

  async function copyReport() {
    const { url, verdict, settings, info, at } = stop;
    const { version } = browser.runtime.getManifest();
    const facts = { url, verdict, info, at, version, policy: policyName(settings, t) };
    const written = report({ ...facts, browser: navigator.userAgent }, t, words);
    const copied = await copy(written);
    setText(copied ? "" : written);
    setSaid(t(copied ? "warnReportCopied" : "copyFailed"));
  }

  return (
    <>
      <p class="more">
        <button type="button" class="link" data-report onClick={copyReport}>
          {t("warnReport")}
        </button>
        <a
          class="link"
          href={browser.runtime.getURL(`/check.html#q=${encodeURIComponent(stop.verdict.host)}`)}
          target="_blank"
          rel="noopener"
          title={words.newTab}
        >
          {t("warnLookUp")}
        </a>
        <span class="more-said" role="status">
          {said}
        </span>
      </p>
      {text && <textarea class="report" readOnly rows={14} aria-label={t("warnReportText")} value={text} />}
    </>
  );
}

/** Everything behind the warning, on request. */
export function Details({ stop }: { stop: Stop }) {
  const t = useT();
  return (
    <details class="stop-details">
      <summary>{t("warnMore")}</summary>
      <h2 class="unseen">{t("warnMoreTitle")}</h2>
      <VerdictDetails verdict={stop.verdict} />
      <div class="columns">
        <Address url={stop.url} />
        <Knowledge stop={stop} />
      </div>
    </details>
  );
}

function Knowledge({ stop: { settings, info, at } }: { stop: Stop }) {
  const t = useT();
  const lang = useLang();
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "medium" });
  return (
    <Section title={t("warnKnowledge")} class="column at-knowledge">
      <p>
        {t("warnPolicy")}: <b>{policyName(settings, t)}</b>
        {settings.managed.policy !== undefined && ` (${t("policyByCompany")})`}
      </p>
      <p>{t("catalogueOf", info.serial, day.format(new Date(info.created)))}</p>
      <p>{t("warnStoppedAt", moment.format(at))}</p>
    </Section>
  );
}

const HEAD = 320;
const TAIL = 120;

/** The whole address as text: never a link, the host set apart, what cannot be seen written out. */
export function Address({ url }: { url: URL }) {
  const t = useT();
  const number = useNumber();
  const [said, setSaid] = useState("");
  const scheme = `${url.protocol}//`;
  const { head, left, tail } = shorten(url.href.slice(scheme.length + url.hostname.length), HEAD, TAIL);
  const copyAll = async () => setSaid(t((await copy(url.href)) ? "copied" : "copyFailed"));
  return (
    <Section title={t("warnAddress")} class="column at-address">
      <p class="address">
        <bdi dir="ltr" translate={false}>
          {scheme}
          <b>{visible(url.hostname)}</b>
          {visible(head)}
          {left > 0 && <span class="address-cut">{t("warnAddressCut", number(left))}</span>}
          {visible(tail)}
        </bdi>
      </p>
      <p class="address-copy">
        <button type="button" class="link" onClick={copyAll}>
          {t("warnAddressCopy")}
        </button>{" "}
        <span role="status">{said}</span>
      </p>
    </Section>
  );
}
