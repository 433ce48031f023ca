import type { Catalogue, Classifier, Policy, Summary } from "sublet-wasm";
import type { PolicyName } from "../policy.ts";
import type { Lang } from "../words.ts";
import { csvFile, jsonFile, type Row } from "./export.ts";
import {
  type Answer,
  type Batch,
  failureOf,
  MAX_BYTES,
  MAX_ROWS,
  Refusal,
  type Setting,
  type Sublet,
} from "./sublet.ts";

/** The package that a catalogue was opened by: pages and the extension each have their own build. */
export type Module = Pick<typeof import("sublet-wasm"), "csv" | "hostsInText" | "unpack">;

/** Sublet over a catalogue in this very thread; `policy` holds where a setting names none. */
export function localSublet(
  module: Module,
  catalogue: Catalogue,
  policy: Policy | PolicyName = "balanced",
): Sublet {
  const own = catalogue.under(policy);
  const builtin = new Map<PolicyName, Classifier>();

  function under({ policy: name }: Setting): Classifier {
    if (name === undefined) return own;
    const made = builtin.get(name) ?? catalogue.under(name);
    builtin.set(name, made);
    return made;
  }

  return {
    about: async () => ({
      info: catalogue.info(),
      providers: catalogue.providers("en").map(({ name }) => name),
    }),
    ask: async ({ source, through }, setting) => {
      const text = typeof source === "string" ? source : await fileText(source);
      return answer(
        module,
        { text, through, isFile: typeof source !== "string" },
        under(setting),
        setting.lang,
      );
    },
    search: async (term, limit) => catalogue.search(term, limit),
    provider: async (id, lang) => catalogue.provider(id, lang),
    verdict: async (input, setting) => under(setting).check(input, setting.lang),
    write: async (inputs, format, setting) => {
      const rows = rowsOf(under(setting), inputs, setting.lang);
      return format === "json" ? jsonFile(rows) : csvFile(rows, module.csv);
    },
  };
}

/** A question is asked as written; a text to look through is a batch where it holds more than one address. */
function answer(
  { hostsInText, unpack }: Module,
  { text, through, isFile }: { text: string; through: boolean; isFile: boolean },
  classifier: Classifier,
  lang: Lang,
): Answer {
  if (text.length > MAX_BYTES) throw new Refusal("file-too-large");
  const found = through ? hostsInText(text) : [];
  if (found.length > 1) return { type: "many", batch: checkAll(unpack, found, classifier) };
  if (found.length === 0 && through && (isFile || text.includes("\n"))) throw new Refusal("nothing-found");
  return { type: "one", verdict: classifier.check(found[0] ?? text, lang) };
}

function checkAll(unpack: Module["unpack"], inputs: string[], classifier: Classifier): Batch {
  if (inputs.length > MAX_ROWS) throw new Refusal("too-many");
  const packed = classifier.checkMany(inputs);
  const summaries = new Map<number, Summary | null>();
  for (const answer of packed) if (!summaries.has(answer)) summaries.set(answer, unpack(answer) ?? null);
  return { inputs, packed, summaries };
}

function* rowsOf(classifier: Classifier, inputs: string[], lang: Lang): Generator<Row> {
  for (const input of inputs) {
    try {
      yield { verdict: classifier.check(input, lang) };
    } catch (thrown) {
      yield { input, error: failureOf(thrown) };
    }
  }
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
