import type { InForce } from "../../src/settings/index.ts";
import { visible } from "../../src/text/visible.ts";
import { useT } from "../../src/words/index.ts";

/**
 * What stands in a frame instead of the tenant's page. The page around it may dress it up or cover it, so there is no way
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
