import assert from "node:assert/strict";
import { test } from "node:test";
import { type Place, readAddress, writeAddress } from "../../ui/src/lookup/address.ts";

const TEXTS = [
  "x.duckdns.org",
  "https://a.b/?c=d&q=e#f",
  "",
  " ",
  "a\nb\r\nc",
  "100%",
  "%2e",
  "+",
  "名前.例",
  "\u202E",
  "policy=strict&q=x",
];

test("what is written into a link is read out of it", () => {
  for (const policy of ["monitor", "balanced", "strict"] as const) {
    for (const text of TEXTS) {
      const places: Place[] = [
        { view: "ask", text },
        { view: "list", text },
        { view: "provider", id: text },
        { view: "kept", key: text },
      ];
      for (const place of places) {
        const read = readAddress(writeAddress(place, policy));
        assert.deepEqual(read.place, place);
        assert.equal(read.policy, policy === "balanced" ? undefined : policy);
      }
    }
  }
});

test("a link written by hand is read with good will", () => {
  assert.deepEqual(readAddress("#q=https://a.b/?c=1&d=2").place, {
    view: "ask",
    text: "https://a.b/?c=1&d=2",
  });
  assert.deepEqual(readAddress("#q=100%").place, { view: "ask", text: "100%" });
  assert.deepEqual(readAddress("#policy=none&q=a.b"), {
    place: { view: "ask", text: "a.b" },
    policy: undefined,
  });
  for (const other of ["", "#", "#answer", "#x=1", "#policy=strict"]) {
    assert.deepEqual(readAddress(other).place, { view: "home" });
  }
});

test("a long address does not slow its reader down", () => {
  const started = performance.now();
  readAddress(`#${"a=b&".repeat(100_000)}`);
  readAddress(`#${"a".repeat(400_000)}`);
  assert.ok(performance.now() - started < 1000);
});
