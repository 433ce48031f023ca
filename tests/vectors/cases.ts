import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Lang, Verdict } from "sublet-wasm";

/** The moment every golden verdict was decided at. */
export const NOW = "2026-11-22T00:00:00Z";

/** An input and what must come of it. */
export interface Case {
  group: string;
  input: string;
  expected: Facts | { error: string };
}

interface Facts {
  host: string;
  standing: string;
  provider: string | null;
  suffix: string | null;
  site: string | null;
}

interface Written extends Partial<Facts> {
  input: string;
  times?: number;
  error?: string;
}

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** Every case, in the order of the golden files. */
export function cases(): Case[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  return files.sort().flatMap((name) => {
    const { group, cases } = JSON.parse(readFileSync(FOLDER + name, "utf8")) as {
      group: string;
      cases: Written[];
    };
    return cases.map(({ input, times = 1, ...expected }) => ({
      group,
      input: input.repeat(times),
      expected: expected as Case["expected"],
    }));
  });
}

/** The verdicts that every surface must give, byte for byte. */
export function golden(lang: Lang): string[] {
  return readFileSync(`${FOLDER}verdicts.${lang}.ndjson`, "utf8").trimEnd().split("\n");
}

/** What a surface said of the cases, held against what was reasoned and against the golden file. Empty when all is well. */
export function differences(all: Case[], said: string[], lang: Lang): string[] {
  const wrong = all.flatMap(({ group, input, expected }, at) => {
    const got = facts(said[at] ?? "nothing");
    const same = JSON.stringify(got) === JSON.stringify(expected);
    return same ? [] : [`${group}: ${JSON.stringify(input.slice(0, 100))} gave ${JSON.stringify(got)}`];
  });
  const lines = said.filter((line) => !line.startsWith("error: "));
  const blessed = golden(lang);
  const changed = lines.flatMap((line, at) => (line === blessed[at] ? [] : [`line ${at + 1} of verdicts.${lang}.ndjson: ${line}`]));
  const count = lines.length === blessed.length ? [] : [`${lines.length} verdicts, not ${blessed.length}`];
  return [...wrong, ...changed, ...count];
}

function facts(said: string): Case["expected"] {
  if (!said.startsWith("{")) return { error: said.replace("error: ", "") };
  const { host, standing, provider, suffix, site } = JSON.parse(said) as Verdict;
  return { host, standing, provider: provider?.id ?? null, suffix, site };
}
