import { type Brief, type Classifier, tokens, unpack, type Verdict } from "sublet-wasm";
import { MAX_BYTES, MAX_ROWS } from "./limits.ts";
import type { Answer, Pile, Question, Service, Setting } from "./protocol.ts";
import { failureOf, Refusal } from "./refusal.ts";
import { fileText } from "./text-file.ts";
import { type Row, written } from "./written.ts";

/** The worker's service over one classifier. */
export function serviceOf(classifier: Classifier): Service {
  let policy: Setting["policy"] | undefined;

  function under(setting: Setting): Classifier {
    if (setting.policy && setting.policy !== policy) {
      classifier.usePolicy(setting.policy);
      policy = setting.policy;
    }
    return classifier;
  }

  function check(input: string, setting: Setting): Verdict {
    return under(setting).check(input, setting.lang);
  }

  function checkAll(inputs: string[], setting: Setting): Pile {
    if (inputs.length > MAX_ROWS) throw new Refusal("too-many");
    const packed = under(setting).checkMany(inputs);
    const briefs = new Map<number, Brief | null>();
    for (const answer of packed) if (!briefs.has(answer)) briefs.set(answer, unpack(answer) ?? null);
    return { inputs, packed, briefs };
  }

  function* rowsOf(inputs: string[], setting: Setting): Generator<Row> {
    for (const input of inputs) {
      try {
        yield { verdict: check(input, setting) };
      } catch (thrown) {
        yield { input, error: failureOf(thrown) };
      }
    }
  }

  return {
    about: () => ({
      info: classifier.version(),
      providers: classifier.providers("en").map(({ name }) => name),
    }),
    ask: (question, setting) => answer(question, setting, check, checkAll),
    search: (term, limit) => classifier.search(term, limit),
    provider: (id, lang) => classifier.provider(id, lang),
    verdict: check,
    write: (inputs, format, setting) => written(rowsOf(inputs, setting), format),
  };
}

/** A question is asked as it stands; a text to look through is a pile where it holds more than one address. */
async function answer(
  { source, through }: Question,
  setting: Setting,
  check: (input: string, setting: Setting) => Verdict,
  checkAll: (inputs: string[], setting: Setting) => Pile,
): Promise<Answer> {
  const text = typeof source === "string" ? source : await fileText(source);
  if (text.length > MAX_BYTES) throw new Refusal("file-too-large");
  const found = through ? tokens(text) : [];
  if (found.length > 1) return { type: "many", pile: checkAll(found, setting) };
  if (found.length === 0 && through && (typeof source !== "string" || text.includes("\n")))
    throw new Refusal("nothing-found");
  return { type: "one", verdict: check(found[0] ?? text, setting) };
}
