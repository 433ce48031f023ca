import { STEP_CHOICES, type StepChoice } from "../../src/settings/index.ts";
import { useT } from "../../src/words.ts";
import { Select, Switch } from "./controls.tsx";
import { useLive } from "./live.ts";
import { Lock, Panel, useSave } from "./panel.tsx";

/** What is stopped besides pages: frames, downloads and what the browser does ahead of a click. */
export function Stops() {
  const { settings, locked, readAhead } = useLive().inForce;
  const save = useSave();
  const t = useT();
  return (
    <Panel id="stops" title={t("optPart_stops")}>
      <StepSetting field="frames" />
      <StepSetting field="downloads" />
      <Switch
        name={t("optReadAhead")}
        help={t("optReadAheadHelp")}
        on={locked.has("readAhead") ? readAhead : settings.readAhead}
        disabled={locked.has("readAhead")}
        onChange={(on) => save((before) => ({ ...before, readAhead: on }))}
      >
        {locked.has("readAhead") && <Lock />}
      </Switch>
    </Panel>
  );
}

function StepSetting({ field }: { field: "frames" | "downloads" }) {
  const { inForce } = useLive();
  const save = useSave();
  const t = useT();
  const locked = inForce.locked.has(field);
  const value: StepChoice = locked ? inForce[field] : inForce.settings[field];
  const now = t(`optStep_${inForce[field]}`);
  const auto = value === "auto" ? t("optStep_auto_now", now) : t("optStep_auto");
  const choices = STEP_CHOICES.map((step) => ({
    value: step,
    name: step === "auto" ? auto : t(`optStep_${step}`),
  }));
  return (
    <div class="setting">
      <div class="setting-words">
        <span class="setting-name">{t(`optStep_${field}`)}</span>
        {locked && <Lock />}
        <p class="setting-help">{t(`optStep_${field}_help`)}</p>
      </div>
      <Select
        label={t("optStepLabel")}
        value={value}
        choices={choices}
        disabled={locked}
        onChange={(chosen) => save((before) => ({ ...before, [field]: chosen }))}
      />
    </div>
  );
}
