import type { Action, Control, Kind, Level, Rule } from "sublet-wasm/extension";

/** A rule while it is being written: every condition has a place, filled or not. */
export interface Draft {
  id: string;
  action: Action;
  level: Level | "any";
  kinds: Kind[];
  controls: Control[];
  providers: string[];
  suffixes: string;
  sites: string;
  hosts: string;
}

export function draftOf(rule: Rule): Draft {
  const { id, action, level = "any", kinds = [], controls = [], providers = [] } = rule;
  const lines = (names: string[] = []) => names.join("\n");
  return {
    id,
    action,
    level,
    kinds,
    controls,
    providers,
    suffixes: lines(rule.suffixes),
    sites: lines(rule.sites),
    hosts: lines(rule.hosts),
  };
}

/** The rule of a draft; what is empty is no condition. */
export function ruleOf(draft: Draft): Rule {
  const { id, action, level, kinds, controls, providers } = draft;
  const [suffixes, sites, hosts] = [names(draft.suffixes), names(draft.sites), names(draft.hosts)];
  return {
    id: id.trim(),
    action,
    ...(level === "any" ? {} : { level }),
    ...(kinds.length > 0 && { kinds }),
    ...(controls.length > 0 && { controls }),
    ...(providers.length > 0 && { providers }),
    ...(suffixes.length > 0 && { suffixes }),
    ...(sites.length > 0 && { sites }),
    ...(hosts.length > 0 && { hosts }),
  };
}

/** Names by line, comma or space, each once. */
function names(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ""))];
}
