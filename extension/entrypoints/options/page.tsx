import { Logo } from "@sublet/ui";
import { browser } from "wxt/browser";
import { useT } from "../../src/words/index.ts";
import { About } from "./about.tsx";
import { Company } from "./company.tsx";
import { Exclusions } from "./exclusions/exclusions.tsx";
import { Log } from "./log/log.tsx";
import { PolicyPanel } from "./policy/policy-panel.tsx";
import { Problems } from "./problems.tsx";
import { Stops } from "./stops.tsx";
import { TryIt } from "./try-it.tsx";

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
