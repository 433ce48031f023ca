import { type Brief, type Classifier, tokens, unpack, type Verdict } from "sublet-wasm";
import { type Row, written } from "./export.ts";
import {
  type Answer,
  failureOf,
  MAX_BYTES,
  MAX_ROWS,
  type Pile,
  type Question,
  Refusal,
  type Service,
  type Setting,
} from "./sublet.ts";

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

/** A file's text, in the encoding its first bytes announce, else UTF-8. */
export async function fileText(file: File): Promise<string> {
  if (file.size > MAX_BYTES) throw new Refusal("file-too-large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}
