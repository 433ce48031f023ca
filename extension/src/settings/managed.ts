import { BUILTIN_POLICIES, POLICIES, type PolicyName } from "@sublet/ui";
import type { Policy } from "sublet-wasm/extension";
import { type Field, isRecord, oneOf, policy, Refused, shown, text, yesOrNo } from "./fields.ts";
import type { PolicyReader } from "./reader.ts";
import {
  type InForce,
  LANG_CHOICES,
  type Managed,
  type Problem,
  type Settings,
  STEP_CHOICES,
  type Step,
  type StepChoice,
} from "./types.ts";

/** What a company set, as far as it can be used. */
export interface ReadManaged {
  managed: Managed;
  problems: Problem[];
  /** A policy was set and refused: `balanced` stands in, so that a slip of the pen neither leaves the choice to the
   * user nor cuts everybody off. */
  policyRefused: boolean;
}

const POLICY_KEYS = ["policy", "ownPolicy"];

/** Reads managed settings strictly, each by itself: browsers drop what their schema refuses without a word, or nothing. */
export function readManaged(stored: unknown, reader: PolicyReader): ReadManaged {
  const managed: Managed = {};
  const problems: Problem[] = [];
  const known = fieldsOf(reader);
  if (!isRecord(stored)) {
    problems.push({ code: "managed-refused", detail: `expected an object; got ${shown(stored)}` });
    return { managed, problems, policyRefused: false };
  }
  for (const [key, value] of Object.entries(stored)) {
    const field = Object.hasOwn(known, key) ? known[key as keyof typeof known] : unknownKey;
    try {
      Object.assign(managed, { [key]: field(value) });
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      const code = POLICY_KEYS.includes(key) ? "managed-policy-refused" : "managed-refused";
      problems.push({ code, detail: `${key}: ${thrown.message}` });
    }
  }
  if (managed.policy && managed.ownPolicy) {
    problems.push({ code: "managed-refused", detail: "policy: ownPolicy is set as well and goes before it" });
    delete managed.policy;
  }
  return { managed, problems, policyRefused: problems.some(({ code }) => code === "managed-policy-refused") };
}

function fieldsOf(reader: PolicyReader) {
  return {
    policy: oneOf(POLICIES),
    ownPolicy: policy(reader),
    frames: oneOf(STEP_CHOICES),
    downloads: oneOf(STEP_CHOICES),
    readAhead: yesOrNo,
    log: yesOrNo,
    lang: oneOf(LANG_CHOICES),
    reportOnly: yesOrNo,
    proceed: yesOrNo,
    exclusions: yesOrNo,
    justification: yesOrNo,
    text,
    contact: text,
  } satisfies { [K in keyof Managed]-?: Field<NonNullable<Managed[K]>> };
}

const unknownKey: Field<never> = () => {
  throw new Refused("no setting of that name");
};

/** The company's settings over the user's, every choice made. */
export function merge(
  settings: Settings,
  { managed, policyRefused, problems: managedProblems }: ReadManaged,
  browserLang: string,
): InForce {
  const problems = [...managedProblems];
  const userExclusions = managed.exclusions ?? managed.proceed ?? true;
  const chosen = policyRefused ? "balanced" : (managed.ownPolicy ?? managed.policy ?? settings.policy);
  const base = policyOf(chosen, settings.own, problems);
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

function policyOf(chosen: PolicyName | "own" | Policy, own: Policy | null, problems: Problem[]): Policy {
  if (typeof chosen === "object") return chosen;
  if (chosen !== "own") return structuredClone(BUILTIN_POLICIES[chosen]);
  if (own) return own;
  problems.push({ code: "own-policy-missing", detail: "balanced" });
  return structuredClone(BUILTIN_POLICIES.balanced);
}

/** `auto` goes with the built-in policies; for any other it warns. */
function stepOf(step: StepChoice, policy: PolicyName | "own" | Policy): Step {
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
