import { useState } from "preact/hooks";
import { useT } from "../../../src/words/index.ts";
import type { Stop } from "../scene.ts";
import { Panel } from "./panel.tsx";
import { goAlways } from "./through.ts";
import { Why } from "./why.tsx";

type What = "host" | "site";

/** The second step of always allowing: what, why and until when. */
export function Always({ stop, onClose }: { stop: Stop; onClose: () => void }) {
  const t = useT();
  const { host, site } = stop.verdict;
  const [what, setWhat] = useState<What>("host");
  const [why, setWhy] = useState("");
  const [until, setUntil] = useState("");
  const target = what === "site" && site !== null ? { site } : { host };

  function go() {
    const who = t("warnAlwaysWho");
    return goAlways(stop, { ...target, who, why: why.trim(), ...(until && { until }) });
  }

  return (
    <Panel title={t("warnAlwaysTitle")} go={t("warnAlwaysNow")} onGo={go} onClose={onClose}>
      <p>{t("warnAlwaysHelp")}</p>
      <fieldset class="whats">
        <legend>{t("warnAlwaysWhat")}</legend>
        <Choice what="host" name={host} help={t("warnAlwaysHost")} chosen={what} onChoose={setWhat} />
        {site !== null && (
          <Choice what="site" name={site} help={t("warnAlwaysSite")} chosen={what} onChoose={setWhat} />
        )}
      </fieldset>
      <div class="way-fields">
        <Why label={t("warnAlwaysWhy")} hint={t("warnAlwaysWhyHint")} value={why} onInput={setWhy} />
        <label class="field">
          {t("warnAlwaysUntil")}
          <input
            type="date"
            name="until"
            min={new Date().toISOString().slice(0, 10)}
            value={until}
            onInput={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        </label>
      </div>
    </Panel>
  );
}

function Choice({
  what,
  name,
  help,
  chosen,
  onChoose,
}: {
  what: What;
  name: string;
  help: string;
  chosen: What;
  onChoose: (what: What) => void;
}) {
  return (
    <label class="what">
      <input
        type="radio"
        name="what"
        value={what}
        checked={what === chosen}
        onChange={() => onChoose(what)}
      />
      <span>
        <bdi class="mono">{name}</bdi>
        <span class="what-help">{help}</span>
      </span>
    </label>
  );
}
