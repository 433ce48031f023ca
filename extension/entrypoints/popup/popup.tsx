import { LangProvider, Logo, useNumber } from "@sublet/ui";
import { browser } from "wxt/browser";
import type { Counts } from "../../src/log/index.ts";
import { Notes } from "../../src/pages/notes.tsx";
import { policyName } from "../../src/settings/policy-name.ts";
import { useT } from "../../src/words/index.ts";
import type { Shown } from "./visit.ts";
import { VisitCard } from "./visit-card.tsx";

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
