import { Anatomy, Gauge, headline, LangProvider, Logo, useNumber, useWords } from "@sublet/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import type { Counts } from "../../src/log/index.ts";
import { Notes, policyName } from "../../src/parts.tsx";
import { endPause, siteOf } from "../../src/rules/index.ts";
import type { InForce } from "../../src/settings/index.ts";
import { type Key, useT } from "../../src/words.ts";
import { mayPause, pauseNow, type Shown, type Standing, type Visit } from "./visit.ts";

/** The popup of the toolbar button. */
export function Popup({ shown, onDone }: { shown: Shown; onDone: () => void }) {
  return (
    <LangProvider value={shown.settings.lang}>
      <Content shown={shown} onDone={onDone} />
    </LangProvider>
  );
}

function Content({ shown: { settings, counts, visit }, onDone }: { shown: Shown; onDone: () => void }) {
  const t = useT();
  return (
    <>
      <header class="popup-head">
        <span class="brand">
          <Logo />
          <span>Sublet</span>
        </span>
        <span class="popup-policy">
          {t("popupPolicy")}: <b>{policyName(settings, t)}</b>
          {settings.reportOnly && ` · ${t("popupReportOnly")}`}
          {settings.managed.policy !== undefined && ` · ${t("policyByCompany")}`}
        </span>
      </header>
      <main>
        {visit === null && <Calm title={t("popupNoHost")} text={t("popupNoHostHelp")} />}
        {visit === "failed" && <Calm title={t("engineFailed")} text={t("popupEngineHelp")} />}
        {visit !== null && visit !== "failed" && (
          <VisitCard visit={visit} settings={settings} onDone={onDone} />
        )}
        <Notes settings={settings} />
      </main>
      <footer class="popup-foot">
        <Today counts={counts} />
        <nav class="popup-links">
          <PageLink page="/check.html">{t("popupCheck")}</PageLink>
          <PageLink page="/options.html">{t("settings")}</PageLink>
        </nav>
      </footer>
    </>
  );
}

function Calm({ title, text }: { title: string; text: string }) {
  return (
    <div class="calm">
      <h1>{title}</h1>
      <p>{text}</p>
    </div>
  );
}

function Today({ counts }: { counts: Counts }) {
  const t = useT();
  const number = useNumber();
  return (
    <section class="today" aria-labelledby="today">
      <h2 id="today">{t("popupToday")}</h2>
      <dl>
        {(["stopped", "opened", "logged"] as const).map((what) => (
          <div key={what} data-count={what}>
            <dt>{t(COUNTED[what])}</dt>
            <dd>{number(counts[what])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const COUNTED = {
  stopped: "popupCountStopped",
  opened: "popupCountOpened",
  logged: "popupCountLogged",
} as const;

function PageLink({ page, children }: { page: "/check.html" | "/options.html"; children: string }) {
  return (
    <a class="link" href={browser.runtime.getURL(page)} target="_blank" rel="noopener">
      {children}
    </a>
  );
}

const LINES: Record<Standing, Key> = {
  stopped: "popupStopped",
  blocked: "popupBlocked",
  opened: "popupOpened",
  paused: "popupPaused",
  noted: "popupNoted",
  tenant: "popupTenant",
  wouldStop: "popupWouldStop",
  provider: "popupProvider",
  unlisted: "popupUnlisted",
};

/** The verdict on the tab's host in short. */
export function VisitCard({
  visit,
  settings,
  onDone,
}: {
  visit: Visit;
  settings: InForce;
  onDone: () => void;
}) {
  const t = useT();
  const words = useWords();
  const { verdict, standing } = visit;
  return (
    <article class={`card visit level-${verdict.risk.level}`} data-standing={standing} aria-labelledby="host">
      <p class="visit-standing">{t(LINES[standing])}</p>
      <h1 id="host" class="visit-headline">
        {headline(verdict, words)}
      </h1>
      <Anatomy verdict={verdict} />
      <div class="visit-foot">
        {verdict.standing === "tenant" && <Gauge risk={verdict.risk} />}
        <a
          class="link"
          href={browser.runtime.getURL(`/check.html#q=${encodeURIComponent(verdict.host)}`)}
          target="_blank"
          rel="noopener"
        >
          {t("popupDetails")}
        </a>
      </div>
      <Pause visit={visit} settings={settings} onDone={onDone} />
    </article>
  );
}

/** Pauses Sublet for the site in the tab, in two steps, or ends the pause. */
export function Pause({ visit, settings, onDone }: { visit: Visit; settings: InForce; onDone: () => void }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState("");
  const [failure, setFailure] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const site = siteOf(visit.verdict);
  const needsWhy = settings.justification && why.trim() === "";

  useEffect(() => {
    if (!first.current) root.current?.focus();
    first.current = false;
  }, [asking, visit.standing]);

  const act = (step: () => Promise<void>) => async (event: Event) => {
    if (!event.isTrusted) return;
    try {
      await step();
      onDone();
    } catch (thrown) {
      setFailure(t("warnFailed", thrown instanceof Error ? thrown.message : String(thrown)));
    }
  };

  return (
    <div ref={root} class="visit-ways" tabIndex={-1}>
      {visit.standing === "paused" && (
        <button type="button" class="button" data-pause="end" onClick={act(() => endPause(site))}>
          {t("popupPauseEnd")}
        </button>
      )}
      {mayPause(visit, settings) && !asking && (
        <button type="button" class="button" data-pause="ask" onClick={() => setAsking(true)}>
          {t("popupPause")}
        </button>
      )}
      {mayPause(visit, settings) && asking && (
        <div class="pause">
          <p>{t("popupPauseHelp", site)}</p>
          {settings.justification && (
            <label class="field">
              {t("warnOpenWhy")}
              <input
                name="why"
                maxLength={300}
                autocomplete="off"
                value={why}
                onInput={({ currentTarget }) => setWhy(currentTarget.value)}
              />
            </label>
          )}
          <p class="pause-failure" role="alert">
            {failure}
          </p>
          <div class="pause-steps">
            <button
              type="button"
              class="button"
              data-pause="now"
              disabled={needsWhy}
              onClick={act(async () => {
                await pauseNow(visit, why.trim());
                setAsking(false);
              })}
            >
              {t("popupPauseNow")}
            </button>
            <button type="button" class="button is-quiet" onClick={() => setAsking(false)}>
              {t("cancel")}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
