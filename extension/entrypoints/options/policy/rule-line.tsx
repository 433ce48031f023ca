import { ActionBadge, useLang, useWords } from "@sublet/ui";
import type { Rule } from "sublet-wasm";
import { useT } from "../../../src/words/index.ts";
import { useLive } from "../live.ts";

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
  const { engine } = useLive();
  const lang = useLang();
  const words = useWords();
  const t = useT();
  const listed = (values: string[] | undefined) => values?.join(", ");
  const named = (id: string) => engine?.provider(id, lang)?.name ?? id;
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
