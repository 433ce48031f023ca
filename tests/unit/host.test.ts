import assert from "node:assert/strict";
import { test } from "node:test";
import type { Verdict } from "sublet-wasm";
import { hostParts, tenantLabel, unicodeForm } from "../../ui/src/host.ts";

const verdict = (part: Partial<Verdict>) => ({ standing: "tenant", ...part }) as Verdict;

test("a tenant's host falls into what is below, tenant and suffix", () => {
  const tenant = verdict({ host: "a.b.evil.duckdns.org", site: "evil.duckdns.org", suffix: "duckdns.org" });
  assert.deepEqual(hostParts(tenant), [
    { text: "a.b.", role: "below" },
    { text: "evil.", role: "tenant" },
    { text: "duckdns.org", role: "suffix" },
  ]);
  assert.equal(tenantLabel(tenant), "evil");
});

test("a host that is nobody's room stays whole", () => {
  assert.deepEqual(hostParts(verdict({ standing: "unlisted", host: "example.com" })), [
    { text: "example.com", role: "whole" },
  ]);
  const own = verdict({ standing: "provider", host: "duckdns.org", suffix: "duckdns.org", site: null });
  assert.deepEqual(hostParts(own), [{ text: "duckdns.org", role: "own" }]);
});

test("a Unicode form is given only where it leads back to the host", () => {
  assert.equal(unicodeForm("xn--bcher-kva.duckdns.org"), "bücher.duckdns.org");
  assert.equal(unicodeForm("plain.duckdns.org"), undefined);
  for (const bad of ["xn--.duckdns.org", "xn--a.duckdns.org", `xn--${"9".repeat(60)}.org`]) {
    assert.equal(unicodeForm(bad), undefined, bad);
  }
});
