import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A URL of the URL standard's tests, and the host it must have (null: none). */
export interface UrlCase {
  /** What the list of known failures calls it. */
  key: string;
  url: string;
  host: string | null;
}

interface UrlTest {
  input: string;
  base: string | null;
  failure?: boolean;
  href: string;
  hostname: string;
}

interface HostTest {
  input: string;
  output: string | null;
}

const DATA = fileURLToPath(new URL("../../../shared/data/conformance/url/", import.meta.url));

/** The cases; undefined, and said so, where the data is not beside the project. */
export function urlCases(): UrlCase[] | undefined {
  if (!existsSync(DATA)) {
    console.log("SKIPPED ../shared/data/conformance/url is not here");
    return undefined;
  }
  return [...urls(), ...hosts("toascii"), ...hosts("IdnaTestV2")];
}

function read<T>(suite: string): T[] {
  const entries = JSON.parse(readFileSync(`${DATA}${suite}.json`, "utf8")) as (T | string)[];
  return entries.filter((entry): entry is T => typeof entry !== "string");
}

/** As crate/conformance/tests/url.rs has it: cases with a base are read from what they resolve to. */
function urls(): UrlCase[] {
  const key = (url: string) => `urltestdata: ${JSON.stringify(wellFormed(url))}`;
  return read<UrlTest>("urltestdata").flatMap<UrlCase>(({ input, base, failure, href, hostname }) => {
    if (failure) return base === null ? [{ key: key(input), url: input, host: null }] : [];
    const url = base === null ? input : href;
    return hostname ? [{ key: key(url), url, host: hostname }] : [];
  });
}

function hosts(suite: string): UrlCase[] {
  return read<HostTest>(suite)
    .filter(({ input }) => input !== "")
    .map(({ input, output }) => ({
      key: `${suite}: ${JSON.stringify(wellFormed(input))}`,
      url: `https://${input}/x`,
      host: output || null,
    }));
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Holds an engine's failures against its list, which may only shrink; `cargo xtask bless` writes the list anew. */
export function compare(engine: string, cases: UrlCase[], got: (string | null)[]): string[] {
  const failures = new Set(cases.filter(({ host }, at) => got[at] !== host).map(({ key }) => key));
  console.log(`${engine}: ${cases.length - failures.size} of ${cases.length} URLs as the standard has them`);
  const file = fileURLToPath(new URL(`${engine}.txt`, import.meta.url));
  if (process.env.BLESS) {
    const lines = [`# Known failures: ${engine}. This list may only shrink.`, ...[...failures].sort(), ""];
    writeFileSync(file, lines.join("\n"));
    return [];
  }
  if (!existsSync(file)) {
    console.log(`SKIPPED tests/conformance/${engine}.txt is not here: \`cargo xtask bless\` writes it`);
    return [];
  }
  const lines = readFileSync(file, "utf8").split("\n");
  const known = new Set(lines.filter((line) => line && !line.startsWith("#")));
  return [
    ...[...failures].filter((key) => !known.has(key)).map((key) => `fails, and is not listed: ${key}`),
    ...[...known]
      .filter((key) => !failures.has(key))
      .map((key) => `passes; take it out of ${engine}.txt: ${key}`),
  ];
}
