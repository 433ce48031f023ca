import { type Field, isRecord, oneOf, policy, Refused, shown, text, yesOrNo } from "./fields.ts";
import type { PolicyReader } from "./reader.ts";
import { BUILTIN_NAMES, LANG_CHOICES, type Managed, type Problem, STEP_CHOICES } from "./types.ts";

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
    policy: oneOf(BUILTIN_NAMES),
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
