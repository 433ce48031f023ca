import "./css/index.css";
import { LangProvider, Logo } from "@sublet/ui";
import { render } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { browser } from "wxt/browser";
import { useT, words } from "../../src/words.ts";
import { About } from "./about.tsx";
import { Exclusions } from "./exclusions/panel.tsx";
import { LiveProvider, useSettings } from "./live.ts";
import { Log } from "./log.tsx";
import { Company, Problems } from "./notices.tsx";
import { Toaster } from "./panel.tsx";
import { PolicyPanel } from "./policy/panel.tsx";
import { Stops } from "./stops.tsx";
import { TryIt } from "./try-it.tsx";

/** The settings page with the settings behind it. */
export function Options() {
  const live = useSettings();
  const lang = live?.inForce.lang;

  useLayoutEffect(() => {
    if (!lang) return;
    document.documentElement.lang = lang;
    document.title = words(lang)("optTitle");
  }, [lang]);

  return (
    live &&
    lang && (
      <LangProvider value={lang}>
        <LiveProvider value={live}>
          <Toaster>
            <Page />
          </Toaster>
        </LiveProvider>
      </LangProvider>
    )
  );
}

const PARTS = ["policy", "try", "exclusions", "stops", "log", "about"] as const;

/** The settings page from head to foot. */
export function Page() {
  const t = useT();
  return (
    <>
      <a class="skip" href="#settings">
        {t("optSkip")}
      </a>
      <header class="head">
        <span class="brand">
          <Logo />
          <span>Sublet</span>
        </span>
        <a class="head-link" href={browser.runtime.getURL("/check.html")}>
          {t("optCheckList")}
        </a>
      </header>
      <div class="body">
        <nav class="contents" aria-label={t("optContents")}>
          <ul>
            {PARTS.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{t(`optPart_${part}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="settings" tabIndex={-1}>
          <h1>{t("optHeading")}</h1>
          <Problems />
          <Company />
          <PolicyPanel />
          <TryIt />
          <Exclusions />
          <Stops />
          <Log />
          <About />
        </main>
      </div>
    </>
  );
}

const root = document.getElementById("app");
if (root) render(<Options />, root);
