import assert from "node:assert/strict";
import { test } from "node:test";
import { strings } from "@sublet/ui";
import type { Info, Verdict } from "sublet-wasm";
import { type Reported, report } from "../../../extension/entrypoints/warn/report.ts";
import { words } from "../../../extension/src/words.ts";

const VERDICT: Verdict = {
  input: "files.login-update.duckdns.org",
  host: "files.login-update.duckdns.org",
  standing: "tenant",
  provider: { id: "duckdns", name: "Duck DNS" },
  suffix: "duckdns.org",
  site: "login-update.duckdns.org",
  kind: "dynamic-dns",
  control: "full",
  evidence: [],
  risk: { score: 68, level: "high" },
  reasons: [],
  incidents: [],
  decision: { action: "warn", rule: "balanced/full-control" },
} as Verdict;

const REPORTED: Reported = {
  url: new URL("https://files.login-update.duckdns.org/account?token=secret#part"),
  verdict: VERDICT,
  policy: "Balanced",
  info: { serial: 7, created: "2026-11-22T00:00:00Z" } as Info,
  version: "0.1.0",
  browser: "A browser",
  at: new Date("2026-11-22T23:00:00Z"),
};

test("a report tells the help desk what it needs", () => {
  assert.equal(
    report(REPORTED, words("en"), strings.en),
    `Sublet: a stopped address

Host: files[.]login-update[.]duckdns[.]org
Address: hxxps://files[.]login-update[.]duckdns[.]org/account (query and fragment left out)
Provider: Duck DNS (duckdns)
Risk: 68 of 100, High
Decision: Warn
Policy: Balanced
Rule: balanced/full-control
Catalogue: Catalogue no. 7 of 2026-11-22T00:00:00Z
Version: Sublet 0.1.0
Browser: A browser
Time: 2026-11-22T23:00:00.000Z
`,
  );
});

test("a report holds no link, no secret and no line that an address could add", () => {
  const url = new URL(`https://a.duckdns.org/${"x".repeat(100_000)}?token=secret`);
  for (const lang of ["en", "ja"] as const) {
    const policy = "own\nRule: none";
    const text = report({ ...REPORTED, url, policy }, words(lang), strings[lang]);
    assert.doesNotMatch(text, /https?:|secret|\w\.duckdns/);
    assert.ok(text.length < 1500);
    assert.equal(text.split("\n").length, 14);
  }
});

test("a report shows an international host in both spellings", () => {
  const host = "xn--bcher-kva.mooo.com";
  const text = report({ ...REPORTED, verdict: { ...VERDICT, host } }, words("ja"), strings.ja);
  assert.match(text, /xn--bcher-kva\[\.\]mooo\[\.\]com/);
  assert.match(text, /bücher\[\.\]mooo\[\.\]com/);
});
