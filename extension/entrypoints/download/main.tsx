import "./download.css";
import { Anatomy, LangProvider, lead, useWords, VerdictDetails } from "@sublet/ui";
import { render } from "preact";
import { useState } from "preact/hooks";
import type { Verdict } from "sublet-wasm/extension";
import { discardItem, type Item, itemOf, keepItem, senderOf } from "../../src/downloads.ts";
import { judge } from "../../src/judge.ts";
import { Interstitial } from "../../src/parts.tsx";
import type { InForce } from "../../src/settings/index.ts";
import { useT, words } from "../../src/words.ts";

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

const root = document.getElementById("app");
if (root) {
  const [{ classifier, settings }, item] = await Promise.all([judge(), itemOf(location.search)]);
  const { lang } = settings;
  const t = words(lang);
  const sender = item && senderOf(item);
  document.documentElement.lang = lang;
  document.title = t("downloadTitle");
  render(
    <LangProvider value={lang}>
      <Interstitial>
        {item && sender ? (
          <Held item={item} verdict={classifier.check(sender, lang)} settings={settings} />
        ) : (
          <p class="note">{t("downloadGone")}</p>
        )}
      </Interstitial>
    </LangProvider>,
    root,
  );
}
