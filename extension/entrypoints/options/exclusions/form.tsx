import { useEffect, useRef, useState } from "preact/hooks";
import type { Exclusion } from "sublet-wasm/extension";
import { useT } from "../../../src/words.ts";
import { Day, Line, Select, useFocusBack } from "../controls.tsx";
import { type Failure, useLive } from "../live.ts";
import { Alert } from "../panel.tsx";
import { ProviderPick } from "../policy/provider-pick.tsx";
import { canonical, TARGETS, targetOf } from "./list.ts";

/** One exclusion, open. */
export function ExclusionForm({
  exclusion,
  back,
  onSave,
  onClose,
}: {
  exclusion: Exclusion;
  /** The id of what takes the focus afterwards. */
  back: string;
  onSave: (exclusion: Exclusion) => Promise<Failure | null>;
  onClose: () => void;
}) {
  const { classifier } = useLive();
  const t = useT();
  const [draft, setDraft] = useState(() => draftOf(exclusion));
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const { target, name, who, why, day } = draft;

  useFocusBack(back);
  useEffect(() => {
    form.current?.querySelector("select")?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);

  async function keep() {
    const until = day === dayOf(exclusion) ? exclusion.until : day;
    const failed = await onSave({
      [target]: canonical(classifier, target, name),
      who: who.trim(),
      why: why.trim(),
      ...(until && { until }),
    });
    setFailure(failed);
  }

  return (
    <form
      ref={form}
      class="form"
      aria-label={t("optExclusionForm")}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <div class="form-row is-target">
        <Select
          label={t("optWhat")}
          value={target}
          choices={TARGETS.map((value) => ({ value, name: t(`optTarget_${value}`) }))}
          onChange={(chosen) => set({ target: chosen, name: chosen === target ? name : "" })}
        />
        {target === "provider" ? (
          <ProviderPick
            chosen={name ? [name] : []}
            most={1}
            onChange={(chosen) => set({ name: chosen.at(-1) ?? "" })}
          />
        ) : (
          <Line
            label={t(`optTargetName_${target}`)}
            help={t(`optTargetHelp_${target}`)}
            value={name}
            mono
            required
            onInput={(text) => set({ name: text })}
          />
        )}
      </div>
      <div class="form-row">
        <Line label={t("optWhy")} value={why} required onInput={(text) => set({ why: text })} />
        <Line label={t("optWho")} value={who} required onInput={(text) => set({ who: text })} />
        <Day
          label={t("optUntil")}
          help={t("optUntilHelp")}
          value={day}
          onInput={(text) => set({ day: text })}
        />
      </div>
      <Alert failure={failure} />
      <div class="row">
        <button type="submit" class="button is-main">
          {t("optSave")}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t("optCancel")}
        </button>
      </div>
    </form>
  );
}

function draftOf(exclusion: Exclusion) {
  const { who, why } = exclusion;
  return { ...targetOf(exclusion), who, why, day: dayOf(exclusion) };
}

function dayOf({ until }: Exclusion): string {
  return until?.slice(0, 10) ?? "";
}
