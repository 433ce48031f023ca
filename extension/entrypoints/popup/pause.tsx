import { useEffect, useRef, useState } from "preact/hooks";
import { endPause, siteOf } from "../../src/rules/index.ts";
import type { InForce } from "../../src/settings/index.ts";
import { useT } from "../../src/words/index.ts";
import { mayPause, pauseNow } from "./pausing.ts";
import type { Visit } from "./visit.ts";

/** Pauses Sublet for the site in the tab, in two steps, or ends the pause. */
export function Pause({ visit, settings, onDone }: { visit: Visit; settings: InForce; onDone: () => void }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState("");
  const [failure, setFailure] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const site = siteOf(visit.verdict);
  const needsWhy = settings.justification && why.trim() === "";

  useEffect(() => {
    if (!first.current) root.current?.focus();
    first.current = false;
  }, [asking, visit.standing]);

  const act = (step: () => Promise<void>) => async (event: Event) => {
    if (!event.isTrusted) return;
    try {
      await step();
      onDone();
    } catch (thrown) {
      setFailure(t("warnFailed", thrown instanceof Error ? thrown.message : String(thrown)));
    }
  };

  return (
    <div ref={root} class="visit-ways" tabIndex={-1}>
      {visit.standing === "paused" && (
        <button type="button" class="button" data-pause="end" onClick={act(() => endPause(site))}>
          {t("popupPauseEnd")}
        </button>
      )}
      {mayPause(visit, settings) && !asking && (
        <button type="button" class="button" data-pause="ask" onClick={() => setAsking(true)}>
          {t("popupPause")}
        </button>
      )}
      {mayPause(visit, settings) && asking && (
        <div class="pause">
          <p>{t("popupPauseHelp", site)}</p>
          {settings.justification && (
            <label class="field">
              {t("warnOpenWhy")}
              <input
                name="why"
                maxLength={300}
                autocomplete="off"
                value={why}
                onInput={({ currentTarget }) => setWhy(currentTarget.value)}
              />
            </label>
          )}
          <p class="pause-failure" role="alert">
            {failure}
          </p>
          <div class="pause-steps">
            <button
              type="button"
              class="button"
              data-pause="now"
              disabled={needsWhy}
              onClick={act(async () => {
                await pauseNow(visit, why.trim());
                setAsking(false);
              })}
            >
              {t("popupPauseNow")}
            </button>
            <button type="button" class="button is-quiet" onClick={() => setAsking(false)}>
              {t("cancel")}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
