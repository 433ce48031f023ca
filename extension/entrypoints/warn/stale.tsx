import { Anatomy } from "@sublet/ui";
import { useEffect, useState } from "preact/hooks";
import { Notes } from "../../src/pages/notes.tsx";
import { syncRules } from "../../src/rules/index.ts";
import { useT } from "../../src/words/index.ts";
import type { Stop } from "./scene.ts";
import { Back } from "./ways/ways.tsx";

/** The address was stopped by rules that are older than the settings: renews them and lets the user go on. */
export function Stale({ stop }: { stop: Stop }) {
  const t = useT();
  const [renewed, setRenewed] = useState(false);
  const [failure, setFailure] = useState("");
  const { host } = stop.verdict;

  useEffect(() => {
    syncRules().then(
      () => setRenewed(true),
      (thrown) => setFailure(thrown instanceof Error ? thrown.message : String(thrown)),
    );
  }, []);

  return (
    <>
      <article class="card stop" aria-labelledby="sentence">
        <header class="verdict-head">
          <h1 id="sentence" class="verdict-headline">
            {t("warnStaleTitle")}
          </h1>
          <p class="verdict-lead">{t("warnStaleHelp")}</p>
        </header>
        <Anatomy verdict={stop.verdict} />
        <p class="way-failure" role="alert">
          {failure && t("warnStaleFailed", failure)}
        </p>
        <div class="ways">
          <button
            type="button"
            class="button is-main"
            data-through
            disabled={!renewed}
            onClick={(event) => {
              if (event.isTrusted) location.replace(stop.url);
            }}
          >
            {t("warnStaleGo", host)}
          </button>
          <Back class="button" describedBy={t("warnStaleTitle")} />
        </div>
      </article>
      <Notes settings={stop.settings} />
    </>
  );
}
