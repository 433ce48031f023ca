import { type Brief, type Classifier, tokens, unpack, type Verdict } from "sublet-wasm";
import { MAX_BYTES, MAX_ROWS } from "./limits.ts";
import type { Answer, Pile, Service, Setting, Source } from "./protocol.ts";
import { failureOf, Refusal } from "./refusal.ts";
import { fileText } from "./text-file.ts";
import { type Row, written } from "./written.ts";

/** Without one of these a text is one word, and one question. */
const SEPARATOR = /[\s,;|"'`<>、「」]/;

/** The worker's service over one classifier. */
export function serviceOf(classifier: Classifier): Service {
  let policy: Setting["policy"] | undefined;

  function under(setting: Setting): Classifier {
    if (setting.policy !== policy) {
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
    ask: async (source, setting) => answer(source, setting, check, checkAll),
    search: (term, limit) => classifier.search(term, limit),
    provider: (id, lang) => classifier.provider(id, lang),
    verdict: check,
    write: (inputs, format, setting) => written(rowsOf(inputs, setting), format),
  };
}

/** A file or a text with several addresses in it is a pile; anything else is one question, asked as it stands. */
async function answer(
  source: Source,
  setting: Setting,
  check: (input: string, setting: Setting) => Verdict,
  checkAll: (inputs: string[], setting: Setting) => Pile,
): Promise<Answer> {
  const file = typeof source !== "string";
  const text = file ? await fileText(source) : source;
  if (text.length > MAX_BYTES) throw new Refusal("file-too-large");
  const found = file || SEPARATOR.test(text.trim()) ? tokens(text) : [];
  if (found.length > 1) return { type: "many", pile: checkAll(found, setting) };
  const [only] = found;
  if (file) {
    if (only === undefined) throw new Refusal("nothing-found");
    return { type: "one", verdict: check(only, setting) };
  }
  try {
    return { type: "one", verdict: check(text, setting) };
  } catch (thrown) {
    if (only !== undefined) return { type: "one", verdict: check(only, setting) };
    throw thrown;
  }
}
