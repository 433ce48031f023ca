import assert from "node:assert/strict";
import { test } from "node:test";
import type { Verdict } from "sublet-wasm";
import { csvFile, type Row } from "../../ui/src/lookup/export.ts";
import { load } from "../node/package.ts";

const { csv } = await load();

/** The lines behind the head, and that. */
async function linesOf(...rows: Row[]): Promise<{ head: string; lines: string[] }> {
  const text = await csvFile(rows, csv).text();
  const [head = "", ...lines] = text.split("\r\n");
  assert.equal(lines.pop(), "", "the last line ends, too");
  return { head, lines };
}

const VERDICT: Verdict = {
  input: 'a "quoted", one',
  host: "x.duckdns.org",
  standing: "tenant",
  provider: { id: "duckdns", name: "Duck DNS" },
  suffix: "duckdns.org",
  site: "x.duckdns.org",
  kind: "dynamic-dns",
  control: "full",
  evidence: [],
  risk: { score: 48, level: "medium" },
  reasons: [
    { code: "control-full", points: 40, text: "…" },
    { code: "sign-up-anonymous", points: 8, text: "…" },
  ],
  incidents: [{ actor: "Somebody", year: 2024, technique: null, what: "…", source: "https://example.org/" }],
  decision: { action: "warn", rule: "balanced/full-control" },
};

test("a verdict is one record with the columns of the head", async () => {
  const { head, lines } = await linesOf({ verdict: VERDICT });
  assert.deepEqual(lines, [
    '"a ""quoted"", one",x.duckdns.org,tenant,duckdns,duckdns.org,x.duckdns.org,dynamic-dns,full,48,medium,warn,balanced/full-control,control-full=40; sign-up-anonymous=8,Somebody (2024),',
  ]);
  assert.equal(head.split(",").length, 15);
});

test("what could not be read keeps its place and says why", async () => {
  const { lines } = await linesOf({ input: "a..b", error: { code: "bad-label", message: "…" } });
  assert.deepEqual(lines, [`a..b${",".repeat(14)}bad-label`]);
});

test("no field is a formula to a spreadsheet, whichever spreadsheet", async () => {
  const inputs = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1+1", "＠SUM(A1)"];
  for (const input of inputs) {
    const text = await csvFile([{ verdict: { ...VERDICT, input } }], csv).text();
    assert.match(text.slice(text.indexOf("\r\n") + 2), /^"?'/, JSON.stringify(input));
  }
});

test("numbers stay numbers, and what is empty is empty", () => {
  assert.equal(csv([["a", -1, null, undefined, ""], [null]]), 'a,-1,,,\r\n""\r\n');
});

test("a long table is written in pieces that fit together", async () => {
  const rows = Array.from({ length: 2_345 }, (_, at) => ({
    input: `${at}`,
    error: { code: "empty", message: "" },
  }));
  const { lines } = await linesOf(...rows);
  assert.equal(lines.length, rows.length);
  assert.ok(lines.every((line, at) => line.startsWith(`${at},`)));
});
