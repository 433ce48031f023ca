import { Notes } from "../../src/pages/notes.tsx";
import type { InForce } from "../../src/settings/index.ts";
import { visible } from "../../src/text/visible.ts";
import { useT } from "../../src/words/index.ts";
import { Company } from "./company.tsx";
import { Back } from "./ways/ways.tsx";

/** The classifier could not start: the host, the way back, and nothing that is not known. */
export function Unsure({ url, settings, code }: { url: URL; settings: InForce; code: string }) {
  const t = useT();
  return (
    <>
      <article class="card stop" aria-labelledby="sentence">
        <header class="verdict-head">
          <h1 id="sentence" class="verdict-headline">
            {t("warnEngineTitle")}
          </h1>
          <p class="verdict-lead">{t("warnEngineHelp")}</p>
        </header>
        <p class="unsure-host">
          <bdi class="mono">{visible(url.hostname)}</bdi>
        </p>
        <Company settings={settings} />
        <div class="ways">
          <Back describedBy={t("warnEngineTitle")} />
          <button type="button" class="button" onClick={() => location.reload()}>
            {t("warnEngineAgain")}
          </button>
        </div>
        <p class="more quiet">
          <span>
            {t("warnEngineCode")}: <code>{code}</code>
          </span>
        </p>
      </article>
      <Notes settings={settings} />
    </>
  );
}
