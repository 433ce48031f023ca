import assert from "node:assert/strict";
import { test } from "node:test";
import { endOf, targetOf, together } from "../../../extension/entrypoints/options/exclusions/list.ts";
import { logCsv, logNdjson } from "../../../extension/entrypoints/options/files.tsx";
import { draftOf, ruleOf } from "../../../extension/entrypoints/options/policy/draft.ts";
import type { Entry } from "../../../extension/src/log/entry.ts";
import { csvRecords } from "../../e2e/lib/download.ts";
import { load } from "../../node/package.ts";

const { csv } = await load();

const said = { who: "A. User", why: "Mine" };

test("a rule comes back from the form as it went in", () => {
  const rules = [
    { id: "a", action: "block", level: "high" },
    { id: "b", action: "warn", kinds: ["tunnel", "blog"], controls: ["full"], providers: ["duckdns"] },
    { id: "c", action: "allow", suffixes: ["pages.dev"], sites: ["x.pages.dev"], hosts: ["a.b", "c.d"] },
  ] as const;
  for (const rule of rules) {
    const copy = JSON.parse(JSON.stringify(rule));
    assert.deepEqual(ruleOf(draftOf(copy)), copy);
  }
});

test("names are taken by line, comma and space, each once; what is empty is no condition", () => {
  const draft = { ...draftOf({ id: " x ", action: "warn" }), hosts: " a.b, c.d\n\na.b  e.f ", sites: " \n" };
  assert.deepEqual(ruleOf(draft), { id: "x", action: "warn", hosts: ["a.b", "c.d", "e.f"] });
});

test("an exclusion ends with the last moment of its day, or at its time", () => {
  const end = (until?: string) => endOf({ host: "a.b", ...said, ...(until !== undefined && { until }) });
  assert.equal(end(), null);
  assert.equal(end("2027-01-31")?.toISOString(), "2027-01-31T23:59:59.999Z");
  assert.equal(end("2027-01-31T18:00:00+09:00")?.toISOString(), "2027-01-31T09:00:00.000Z");
  assert.equal(end("some day"), null);
});

test("an exclusion names one target", () => {
  assert.deepEqual(targetOf({ site: "a.b", ...said }), { target: "site", name: "a.b" });
  assert.deepEqual(targetOf({ provider: "duckdns", ...said }), { target: "provider", name: "duckdns" });
});

test("lists are put together without saying anything twice", () => {
  const [a, b, later] = [
    { host: "a.b", ...said },
    { site: "a.b", ...said },
    { host: "a.b", ...said, until: "2027-01-31" },
  ] as const;
  assert.deepEqual(together([a, b], [{ why: "Mine", who: "A. User", host: "a.b" }, later]), [a, b, later]);
});

test("the log is written as CSV and NDJSON, harmless in a spreadsheet", async () => {
  const entry: Entry = {
    at: "2026-11-22T12:00:00.000Z",
    host: "evil.duckdns.org",
    site: "evil.duckdns.org",
    provider: null,
    level: "high",
    action: "warn",
    rule: 'own/"quoted", rule',
    event: "opened-once",
    why: "=HYPERLINK(1)",
    catalogue: 7,
  };
  const { why: _, ...plain } = entry;
  const [first, second] = csvRecords(await logCsv([entry, plain], csv).text());
  assert.deepEqual(
    [first?.host, first?.provider, first?.rule, first?.why, first?.catalogue],
    ["evil.duckdns.org", "", 'own/"quoted", rule', "'=HYPERLINK(1)", "7"],
  );
  assert.equal(second?.why, "");
  assert.equal(
    await logNdjson([entry, plain]).text(),
    `${JSON.stringify(entry)}\n${JSON.stringify(plain)}\n`,
  );
});
