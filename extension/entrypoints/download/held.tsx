import { LangProvider, VerdictCard } from "@sublet/ui";
import { useState } from "preact/hooks";
import type { Verdict } from "sublet-wasm";
import { discardItem, type Item, keepItem } from "../../src/downloads/held.ts";
import type { InForce } from "../../src/settings/index.ts";
import { words } from "../../src/words/index.ts";

type Done = "discarded" | "kept";

/** What a tenant sent, from whom, and what is to become of it. */
export function Held({ item, verdict, settings }: { item: Item; verdict: Verdict; settings: InForce }) {
  const t = words(settings.lang);
  const blocked = settings.downloads === "block";
  const [done, setDone] = useState<Done>();
  const name = item.filename.split(/[\\/]/).at(-1);
  const settle = (end: (item: Item) => Promise<void>, how: Done) => async (event: Event) => {
    if (!event.isTrusted) return;
    await end(item);
    setDone(how);
  };
  return (
    <LangProvider value={settings.lang}>
      <main class="download">
        <h1>{t("downloadTitle")}</h1>
        <p>{t(blocked ? "downloadBlocked" : "downloadHeld")}</p>
        {!blocked && item.state === "complete" && <p>{t("downloadWhole")}</p>}
        <dl class="download-facts">
          {name && (
            <div>
              <dt>{t("downloadFile")}</dt>
              <dd>
                <bdi class="mono">{name}</bdi>
              </dd>
            </div>
          )}
          <div>
            <dt>{t("downloadFrom")}</dt>
            <dd>
              <bdi class="mono">{verdict.host}</bdi>
            </dd>
          </div>
        </dl>
        <div class="download-ways" role="status">
          {done && <p>{t(done === "kept" ? "downloadKept" : "downloadDiscarded")}</p>}
        </div>
        {!blocked && !done && (
          <div class="download-ways">
            <button type="button" class="button is-main" autofocus onClick={settle(discardItem, "discarded")}>
              {t("downloadDiscard")}
            </button>
            <button type="button" class="button" onClick={settle(keepItem, "kept")}>
              {t("downloadKeep")}
            </button>
          </div>
        )}
        <details>
          <summary>{t("downloadDetails")}</summary>
          <VerdictCard verdict={verdict} />
        </details>
      </main>
    </LangProvider>
  );
}
