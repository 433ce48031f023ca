import assert from "node:assert/strict";
import { test } from "node:test";
import { way } from "../lib/ways-in.ts";
import { world } from "../lib/world.ts";
import { enter, stage } from "./stage.ts";

/**
 * What no extension can prevent: Firefox asks for a host's HTTPS record before it asks any extension, for plain http at
 * the usual port (HTTPS-First) and when a link is pressed. docs/extension.md says so, and names this preference, which
 * is off in all other tests.
 */
const it = world();
const on = stage(it, { launch: { prefs: { "network.dns.native_https_query": true } } });

async function seen(host: string): Promise<string[]> {
  await on().stopped();
  await on().firefox.tab(way("link", "http://ordinary.example/"));
  await it.log.until("ordinary.example", "http");
  return [...new Set(it.log.of(host))];
}

for (const [what, url, expected] of [
  ["plain http", "http://record.duckdns.org/", ["dns record.duckdns.org HTTPS"]],
  ["https", "https://secure-record.duckdns.org/", []],
  ["http at a port", "http://port-record.duckdns.org:8080/", []],
] as const) {
  test(`typed ${what}: ${expected.length ? "nothing leaves but a question for the HTTPS record" : "nothing leaves"}`, async () => {
    await on().freshTab();
    await on().firefox.go(url);
    assert.deepEqual(await seen(new URL(url).hostname), expected);
  });
}

for (const scheme of ["http", "https"]) {
  test(`a link to ${scheme}: nothing leaves but questions to the resolver`, async () => {
    const host = `${scheme}-link.duckdns.org`;
    await on().freshTab();
    await enter(on().firefox, { way: "link", click: true }, `${scheme}://${host}/`);
    assert.deepEqual(
      (await seen(host)).filter((line) => !line.startsWith("dns ")),
      [],
    );
  });
}
