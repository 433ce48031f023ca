import { useState } from "preact/hooks";
import { siteOf } from "../../../src/rules/index.ts";
import { useT } from "../../../src/words/index.ts";
import type { Stop } from "../scene.ts";
import { Panel } from "./panel.tsx";
import { goOnce } from "./through.ts";
import { Why } from "./why.tsx";

/** The second step of opening once; companies may ask why. */
export function OpenOnce({ stop, onClose }: { stop: Stop; onClose: () => void }) {
  const t = useT();
  const [why, setWhy] = useState("");
  return (
    <Panel
      title={t("warnOpenTitle", stop.verdict.host)}
      go={t("warnOpenNow")}
      onGo={() => goOnce(stop, why.trim())}
      onClose={onClose}
    >
      <p>{t("warnOpenHelp", siteOf(stop.verdict))}</p>
      <p class="quiet">{t("warnOpenForm")}</p>
      {stop.settings.justification && (
        <Why label={t("warnOpenWhy")} help={t("warnOpenWhyHelp")} value={why} onInput={setWhy} />
      )}
    </Panel>
  );
}
