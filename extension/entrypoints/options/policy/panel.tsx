import { ActionBadge, useLang, useWords } from "@sublet/ui";
import { usePageWords } from "@sublet/ui/lookup";
import { type Exclusion, type Policy, type Rule, readPolicy } from "sublet-wasm/extension";
import { POLICY_CHOICES, type PolicyChoice } from "../../../src/settings/index.ts";
import { useT } from "../../../src/words.ts";
import { together } from "../exclusions/list.ts";
import { OpenJson, saveJson } from "../files.tsx";
import { failureOf, useLive } from "../live.ts";
import { Panel, useSave, useSay } from "../panel.tsx";
import { Editor } from "./editor.tsx";

/** Which policy decides, and the user's own. */
export function PolicyPanel() {
  const { inForce } = useLive();
  const t = useT();
  const locked = inForce.locked.has("policy");
  const own = !locked && inForce.settings.policy === "own" ? inForce.settings.own : null;
  return (
    <Panel
      id="policy"
      title={t("optPart_policy")}
      lead={t("optPolicyLead")}
      locked={locked}
      tools={<Tools locked={locked} />}
    >
      {!locked && <Choice />}
      {own ? <Editor policy={own} /> : <Rules policy={inForce.policy} />}
    </Panel>
  );
}

function Choice() {
  const { settings, policy } = useLive().inForce;
  const { policy: words } = usePageWords();
  const save = useSave();
  const t = useT();

  /** One's own policy begins as a copy of the one in force. */
  const choose = (chosen: PolicyChoice) =>
    save((before) => ({
      ...before,
      policy: chosen,
      own: before.own ?? (chosen === "own" ? { ...policy, name: "own", exclusions: [] } : null),
    }));

  return (
    <fieldset class="policies">
      <legend class="unseen">{t("optPart_policy")}</legend>
      {POLICY_CHOICES.map((name) => (
        <label key={name} class="policy-card">
          <input
            type="radio"
            name="policy"
            value={name}
            checked={settings.policy === name}
            onChange={() => choose(name)}
          />
          <b>{name === "own" ? t("optPolicyOwn") : words.name[name]}</b>
          <span>{name === "own" ? t("optPolicyOwnHelp") : words.help[name]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The rules of a policy that is not edited here. */
function Rules({ policy: { name, rules, default: fallback } }: { policy: Policy }) {
  const t = useT();
  return (
    <>
      <h3>{t("optRulesOf", name)}</h3>
      <ul class="rules">
        {rules.map((rule) => (
          <li key={rule.id} class="rule">
            <RuleLine rule={rule} />
          </li>
        ))}
        <li class="rule">
          <RuleLine rule={{ id: "default", action: fallback }} />
        </li>
      </ul>
    </>
  );
}

function Tools({ locked }: { locked: boolean }) {
  const { catalogue, inForce } = useLive();
  const save = useSave();
  const say = useSay();
  const t = useT();

  /** Rules become the user's own policy; exclusions join the list below, where they can be seen and edited. */
  function take(value: unknown) {
    if (!catalogue) return say({ code: "no-engine", detail: "" });
    try {
      const policy = readPolicy(value);
      const written = (value as { exclusions?: Exclusion[] }).exclusions ?? [];
      const before = inForce.settings;
      void save(
        (settings) => ({
          ...settings,
          policy: "own",
          own: { ...policy, exclusions: [] },
          exclusions: together(settings.exclusions, written),
        }),
        {
          said: t("optPolicyTaken", policy.name, String(policy.rules.length), String(written.length)),
          undo: (settings) => ({
            ...settings,
            policy: before.policy,
            own: before.own,
            exclusions: before.exclusions,
          }),
        },
      );
    } catch (thrown) {
      say(failureOf(thrown));
    }
  }

  return (
    <>
      {!locked && (
        <OpenJson label={t("optImport")} onValue={take} onFailure={(thrown) => say(failureOf(thrown))} />
      )}
      <button type="button" class="button" onClick={() => saveJson(inForce.policy, "sublet-policy.json")}>
        {t("optExport")}
      </button>
    </>
  );
}

/** A rule in words; one without conditions is what holds for all others. */
export function RuleLine({ rule }: { rule: Rule }) {
  const conditions = useConditions(rule);
  const t = useT();
  return (
    <div class="rule-line">
      <ActionBadge action={rule.action} />
      <div>
        {conditions.length === 0 && <span>{t("optRuleElse")}</span>}
        {conditions.length > 0 && (
          <ul class="conditions">
            {conditions.map(({ name, values }) => (
              <li key={name}>
                <span class="quiet">{name}</span> {values}
              </li>
            ))}
          </ul>
        )}
      </div>
      <code class="rule-id">{rule.id}</code>
    </div>
  );
}

function useConditions({ level, kinds, controls, providers, suffixes, sites, hosts }: Rule) {
  const { catalogue } = useLive();
  const lang = useLang();
  const words = useWords();
  const t = useT();
  const listed = (values: string[] | undefined) => values?.join(", ");
  const named = (id: string) => catalogue?.provider(id, lang)?.name ?? id;
  const all = [
    { name: t("optLevel"), values: level && t("optLevelOrMore", words.level[level]) },
    { name: t("optKinds"), values: listed(kinds?.map((kind) => words.kind[kind])) },
    { name: t("optControls"), values: listed(controls?.map((control) => words.control[control])) },
    { name: t("optProviders"), values: listed(providers?.map(named)) },
    { name: t("optSuffixes"), values: listed(suffixes) },
    { name: t("optSites"), values: listed(sites) },
    { name: t("optHosts"), values: listed(hosts) },
  ];
  return all.filter(({ values }) => values !== undefined);
}
