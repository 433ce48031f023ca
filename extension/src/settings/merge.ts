import type { Policy } from "sublet-wasm";
import type { ReadManaged } from "./managed.ts";
import type { PolicyReader } from "./reader.ts";
import type { BuiltinName, InForce, Problem, Settings, Step, StepChoice } from "./types.ts";

/** The company's settings over the user's, every choice made. */
export function merge(
  settings: Settings,
  { managed, policyRefused, problems: managedProblems }: ReadManaged,
  reader: PolicyReader,
  browserLang: string,
): InForce {
  const problems = [...managedProblems];
  const userExclusions = managed.exclusions ?? managed.proceed ?? true;
  const chosen = policyRefused ? "balanced" : (managed.ownPolicy ?? managed.policy ?? settings.policy);
  const base = policyOf(chosen, settings.own, reader, problems);
  const lang = managed.lang ?? settings.lang;
  return {
    policy: userExclusions ? { ...base, exclusions: [...base.exclusions, ...settings.exclusions] } : base,
    frames: stepOf(managed.frames ?? settings.frames, chosen),
    downloads: stepOf(managed.downloads ?? settings.downloads, chosen),
    readAhead: managed.readAhead ?? settings.readAhead,
    log: managed.log ?? settings.log,
    lang: lang === "auto" ? (/^ja\b/i.test(browserLang) ? "ja" : "en") : lang,
    reportOnly: managed.reportOnly ?? false,
    proceed: managed.proceed ?? true,
    userExclusions,
    justification: managed.justification ?? false,
    text: managed.text ?? null,
    contact: managed.contact ?? null,
    settings,
    managed,
    locked: lockedBy(managed, policyRefused, userExclusions),
    problems,
  };
}

function policyOf(
  chosen: BuiltinName | "own" | Policy,
  own: Policy | null,
  reader: PolicyReader,
  problems: Problem[],
): Policy {
  if (typeof chosen === "object") return chosen;
  if (chosen !== "own") return reader.builtin(chosen);
  if (own) return own;
  problems.push({ code: "own-policy-missing", detail: "balanced" });
  return reader.builtin("balanced");
}

/** `auto` goes with the built-in policies; for any other it warns. */
function stepOf(step: StepChoice, policy: BuiltinName | "own" | Policy): Step {
  if (step !== "auto") return step;
  if (policy === "strict") return "block";
  return policy === "monitor" ? "off" : "warn";
}

const LOCKABLE = ["policy", "frames", "downloads", "readAhead", "log", "lang"] as const;

function lockedBy(
  managed: InForce["managed"],
  policyRefused: boolean,
  userExclusions: boolean,
): Set<keyof Settings> {
  const locked = new Set<keyof Settings>(LOCKABLE.filter((key) => managed[key] !== undefined));
  if (managed.ownPolicy || policyRefused) locked.add("policy");
  if (locked.has("policy")) locked.add("own");
  if (!userExclusions) locked.add("exclusions");
  return locked;
}
