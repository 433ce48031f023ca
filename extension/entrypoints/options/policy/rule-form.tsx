import { ACTIONS, CONTROLS, KINDS, LEVELS, useWords } from "@sublet/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Rule } from "sublet-wasm/extension";
import { useT } from "../../../src/words.ts";
import { Line, Select, Ticks, useFocusBack } from "../controls.tsx";
import type { Failure } from "../live.ts";
import { Alert } from "../panel.tsx";
import { type Draft, draftOf, ruleOf } from "./draft.ts";
import { ProviderPick } from "./provider-pick.tsx";

/** One rule, open. */
export function RuleForm({
  rule,
  back,
  onSave,
  onClose,
}: {
  rule: Rule;
  /** The id of what takes the focus afterwards. */
  back: string;
  onSave: (rule: Rule) => Promise<Failure | null>;
  onClose: () => void;
}) {
  const words = useWords();
  const t = useT();
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule));
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const namesHosts = [draft.suffixes, draft.sites, draft.hosts].some((text) => text !== "");

  useFocusBack(back);
  useEffect(() => form.current?.querySelector("select")?.focus(), []);

  return (
    <form
      ref={form}
      class="form"
      aria-label={t("optRuleForm", rule.id)}
      onSubmit={async (event) => {
        event.preventDefault();
        setFailure(await onSave(ruleOf(draft)));
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <div class="form-row">
        <Select
          label={t("optAction")}
          value={draft.action}
          choices={ACTIONS.map((value) => ({ value, name: words.action[value] }))}
          onChange={(action) => set({ action })}
        />
        <Select
          label={t("optLevel")}
          value={draft.level}
          choices={[
            { value: "any" as const, name: t("optLevelAny") },
            ...LEVELS.map((value) => ({ value, name: t("optLevelOrMore", words.level[value]) })),
          ]}
          onChange={(level) => set({ level })}
        />
        <Line label={t("optRuleId")} value={draft.id} mono required onInput={(id) => set({ id })} />
      </div>
      <Ticks
        label={t("optKinds")}
        choices={KINDS.map((value) => ({ value, name: words.kind[value] }))}
        chosen={draft.kinds}
        onChange={(kinds) => set({ kinds })}
      />
      <Ticks
        label={t("optControls")}
        choices={CONTROLS.map((value) => ({ value, name: words.control[value] }))}
        chosen={draft.controls}
        onChange={(controls) => set({ controls })}
      />
      <ProviderPick chosen={draft.providers} onChange={(providers) => set({ providers })} />
      <details class="more" open={namesHosts}>
        <summary>{t("optNames")}</summary>
        <div class="form-row">
          <Names label={t("optSuffixes")} value={draft.suffixes} onInput={(suffixes) => set({ suffixes })} />
          <Names label={t("optSites")} value={draft.sites} onInput={(sites) => set({ sites })} />
          <Names label={t("optHosts")} value={draft.hosts} onInput={(hosts) => set({ hosts })} />
        </div>
        <p class="field-help">{t("optNamesHelp")}</p>
      </details>
      <p class="field-help">{t("optRuleFormHelp")}</p>
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

function Names({
  label,
  value,
  onInput,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
}) {
  return (
    <label class="field">
      {label}
      <textarea
        class="mono"
        rows={3}
        value={value}
        spellcheck={false}
        autocapitalize="none"
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}
