import { Anatomy, Gauge, headline, useWords } from "@sublet/ui";
import { browser } from "wxt/browser";
import type { InForce } from "../../src/settings/index.ts";
import { type Key, useT } from "../../src/words/index.ts";
import { Pause } from "./pause.tsx";
import type { Standing, Visit } from "./visit.ts";

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
