import assert from "node:assert/strict";
import { test } from "node:test";
import type { Verdict } from "sublet-wasm";
import { CSV_HEADER, csvLine } from "../../ui/src/lookup/export.ts";

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

test("a verdict is one record with the columns of the head", () => {
  assert.equal(
    csvLine({ verdict: VERDICT }),
    '"a ""quoted"", one",x.duckdns.org,tenant,duckdns,duckdns.org,x.duckdns.org,dynamic-dns,full,48,medium,warn,balanced/full-control,control-full=40; sign-up-anonymous=8,Somebody (2024),',
  );
  assert.equal(CSV_HEADER.split(",").length, 15);
});

test("what could not be read keeps its place and says why", () => {
  const line = csvLine({ input: "a..b", error: { code: "bad-label", message: "…" } });
  assert.equal(line, `a..b${",".repeat(14)}bad-label`);
});

test("no field is a formula to a spreadsheet", () => {
  for (const input of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) {
    const line = csvLine({ verdict: { ...VERDICT, input } });
    assert.match(line, /^"?'/, JSON.stringify(input));
  }
});
