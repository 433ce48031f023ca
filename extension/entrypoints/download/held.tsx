import { Anatomy, lead, useWords, VerdictDetails } from "@sublet/ui";
import { useState } from "preact/hooks";
import type { Verdict } from "sublet-wasm";
import { discardItem, type Item, keepItem } from "../../src/downloads/held.ts";
import type { InForce } from "../../src/settings/index.ts";
import { useT } from "../../src/words/index.ts";

type Done = "discarded" | "kept";

/** What a tenant sent, from whom, and what is to become of it. */
export function Held({ item, verdict, settings }: { item: Item; verdict: Verdict; settings: InForce }) {
  const t = useT();
  const words = useWords();
  const blocked = settings.downloads === "block";
  const [done, setDone] = useState<Done>();
  const name = item.filename.split(/[\\/]/).at(-1);
  const settle = (end: (item: Item) => Promise<void>, how: Done) => async (event: Event) => {
    if (!event.isTrusted) return;
    await end(item);
    setDone(how);
  };
  return (
    <article class={`card stop level-${verdict.risk.level}`} aria-labelledby="sentence">
      <header class="verdict-head">
        <p class="stop-eyebrow">{t(blocked ? "downloadEnded" : "downloadEyebrow")}</p>
        <h1 id="sentence" class="verdict-headline">
          {t("downloadTitle")}
        </h1>
        <p class="verdict-lead">{lead(verdict, words)}</p>
        {!blocked && item.state === "complete" && <p class="verdict-lead">{t("downloadWhole")}</p>}
      </header>
      <Anatomy verdict={verdict} />
      {name && (
        <p class="download-file">
          {t("downloadFile")}: <bdi class="mono">{name}</bdi>
        </p>
      )}
      {!blocked && !done && (
        <div class="ways">
          <button type="button" class="button is-main" autofocus onClick={settle(discardItem, "discarded")}>
            {t("downloadDiscard")}
          </button>
          <button type="button" class="button" onClick={settle(keepItem, "kept")}>
            {t("downloadKeep")}
          </button>
        </div>
      )}
      <p class="download-done" role="status">
        {done && t(done === "kept" ? "downloadKept" : "downloadDiscarded")}
      </p>
      <details class="stop-details">
        <summary>{t("downloadDetails")}</summary>
        <VerdictDetails verdict={verdict} />
      </details>
    </article>
  );
}
