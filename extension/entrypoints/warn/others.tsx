import { Anatomy } from "@sublet/ui";
import { useEffect, useState } from "preact/hooks";
import { Notes } from "../../src/parts.tsx";
import { syncRules } from "../../src/rules/index.ts";
import type { InForce } from "../../src/settings/index.ts";
import { visible } from "../../src/text.ts";
import { useT } from "../../src/words.ts";
import { Back } from "./actions/actions.tsx";
import type { Stop } from "./state.ts";
import { Company } from "./stopped.tsx";

/**
 * What a frame shows instead of the tenant's page. The page around it may dress it up or cover it, so there is no way
 * through here: at most a link to a tab of its own, where the address is stopped again.
 */
export function Framed({ url, settings }: { url: URL; settings: InForce }) {
  const t = useT();
  return (
    <main class="framed">
      <p>{t("warnFrame")}</p>
      <p class="framed-host">
        {t("warnFrameFrom")} <bdi class="mono">{visible(url.hostname)}</bdi>
      </p>
      {settings.frames === "warn" && (
        <a class="link" href={url.href} target="_blank" rel="noopener noreferrer">
          {t("warnFrameOpen")}
        </a>
      )}
    </main>
  );
}

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
