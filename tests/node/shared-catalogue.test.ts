/** One catalogue under many policies. */
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { Catalogue, type Policy } from "sublet-wasm/worker";
import { catalogue } from "./package.ts";

const { memory } = await init();

test("eight policies take at most a fifth more memory than one", () => {
  const made = new Catalogue(catalogue());
  const ask = (policy: Policy | "balanced") => {
    const classifier = made.under(policy);
    assert.equal(JSON.parse(classifier.checkJson("evil.duckdns.org")).standing, "tenant");
    return classifier;
  };
  const held = [ask("balanced")];
  const one = memory.buffer.byteLength;
  for (let at = 1; at < 8; at++) {
    const rules: Policy["rules"] = [{ id: "tunnels", action: "block", kinds: ["tunnel"] }];
    held.push(ask({ name: `policy-${at}`, default: "warn", rules, exclusions: [] }));
  }
  assert.equal(held.length, 8);
  assert.ok(memory.buffer.byteLength <= 1.2 * one, `${memory.buffer.byteLength} bytes, ${one} with one`);
});
