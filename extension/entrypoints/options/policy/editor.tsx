import { ACTIONS, useWords } from "@sublet/ui";
import { useState } from "preact/hooks";
import type { Policy, Rule } from "sublet-wasm/extension";
import type { Settings } from "../../../src/settings/index.ts";
import { useT } from "../../../src/words.ts";
import { Select } from "../controls.tsx";
import { useLive } from "../live.ts";
import { useSave, useSay } from "../panel.tsx";
import { RuleLine } from "./panel.tsx";
import { RuleForm } from "./rule-form.tsx";

/** Which rule is open: one by its id, or a new one. */
type Open = { id: string } | "new" | null;

/** The user's own policy. Every rule counts from the moment it is saved; their order means nothing. */
export function Editor({ policy }: { policy: Policy }) {
  const { save: trySave } = useLive();
  const save = useSave();
  const say = useSay();
  const words = useWords();
  const t = useT();
  const [open, setOpen] = useState<Open>(null);

  async function keep(rule: Rule, before?: string) {
    const failure = await trySave(withRules((rules) => put(rules, rule, before)));
    if (!failure) {
      setOpen(null);
      say({ said: t("optSaved") });
    }
    return failure;
  }

  const remove = (gone: Rule) =>
    save(
      withRules((rules) => rules.filter(({ id }) => id !== gone.id)),
      { said: t("optRuleDeleted", gone.id), undo: withRules((rules) => put(rules, gone)) },
    );

  return (
    <>
      <h3>{t("optRules")}</h3>
      <p class="quiet">{t("optRulesHelp")}</p>
      <ul class="rules">
        {policy.rules.map((rule, at) => (
          <li key={rule.id} class="rule">
            {open !== null && open !== "new" && open.id === rule.id ? (
              <RuleForm
                rule={rule}
                back={`rule-edit-${at}`}
                onSave={(next) => keep(next, rule.id)}
                onClose={() => setOpen(null)}
              />
            ) : (
              <>
                <RuleLine rule={rule} />
                <div class="rule-tools">
                  <button
                    id={`rule-edit-${at}`}
                    type="button"
                    class="button"
                    onClick={() => setOpen({ id: rule.id })}
                  >
                    {t("optEdit")}
                    <span class="unseen"> {rule.id}</span>
                  </button>
                  <button type="button" class="button" onClick={() => remove(rule)}>
                    {t("optDelete")}
                    <span class="unseen"> {rule.id}</span>
                  </button>
                </div>
              </>
            )}
          </li>
        ))}
        {open === "new" && (
          <li class="rule">
            <RuleForm
              rule={fresh(policy)}
              back="rule-add"
              onSave={(next) => keep(next)}
              onClose={() => setOpen(null)}
            />
          </li>
        )}
      </ul>
      <div class="editor-foot">
        <button
          id="rule-add"
          type="button"
          class="button is-main"
          disabled={open === "new"}
          onClick={() => setOpen("new")}
        >
          {t("optRuleAdd")}
        </button>
        <Select
          label={t("optDefault")}
          value={policy.default}
          choices={ACTIONS.map((value) => ({ value, name: words.action[value] }))}
          onChange={(action) => save(withPolicy((own) => ({ ...own, default: action })))}
        />
      </div>
    </>
  );
}

function withPolicy(edit: (own: Policy) => Policy) {
  return (settings: Settings): Settings => ({ ...settings, own: settings.own && edit(settings.own) });
}

function withRules(edit: (rules: Rule[]) => Rule[]) {
  return withPolicy((own) => ({ ...own, rules: edit(own.rules) }));
}

/** Puts a rule in the place of the one with the id it had, or at the end. */
function put(rules: Rule[], rule: Rule, before?: string): Rule[] {
  const at = rules.findIndex(({ id }) => id === before);
  return at < 0 ? [...rules, rule] : rules.with(at, rule);
}

function fresh({ rules }: Policy): Rule {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`rule-${number}`)) number++;
  return { id: `rule-${number}`, action: "warn" };
}
