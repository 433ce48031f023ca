import assert from "node:assert/strict";
import { test } from "node:test";
import { defangedAddress, defangedHost, shorten, visible } from "../../../extension/src/text.ts";

test("what cannot be seen is written out", () => {
  const unseen: Record<string, string> = {
    "\u202e": "202E",
    "\u2066": "2066",
    "\u200b": "200B",
    "\u00ad": "00AD",
    "\ufeff": "FEFF",
    "\u0000": "0000",
    "\n": "000A",
    "\u0085": "0085",
    "\u2028": "2028",
    "\u3164": "3164",
    "\u2800": "2800",
    "\u00a0": "00A0",
    "\ud800": "D800",
    "\u{e0041}": "E0041",
  };
  for (const [sign, code] of Object.entries(unseen)) {
    assert.equal(visible(`a${sign}b`), `a⟨U+${code}⟩b`);
  }
});

test("what can be seen stays as it is", () => {
  for (const text of ["https://a.example/?b=c#d", "bücher.日本", "a b", "नमस्ते", "𝕒😀", ""]) {
    assert.equal(visible(text), text);
  }
});

test("a long text loses its middle only, and nothing of it is lost count of", () => {
  const text = Array.from({ length: 100_000 }, (_, at) => String.fromCharCode(97 + (at % 26))).join("");
  const { head, left, tail } = shorten(text, 320, 120);
  assert.equal(head.length, 320);
  assert.equal(tail.length, 120);
  assert.equal(head.length + left + tail.length, text.length);
  assert.ok(text.startsWith(head) && text.endsWith(tail));
});

test("a text that is hardly too long stays whole", () => {
  for (const length of [0, 1, 440, 441, 760]) {
    const text = "x".repeat(length);
    assert.deepEqual(shorten(text, 320, 120), { head: text, left: 0, tail: "" });
  }
  assert.equal(shorten("x".repeat(761), 320, 120).left, 321);
});

test("a defanged address is no link and tells neither user, query nor fragment", () => {
  const address = defangedAddress(new URL("https://user:pass@a.b.duckdns.org:8443/p/q.html?token=1#part"));
  assert.equal(address, "hxxps://a[.]b[.]duckdns[.]org:8443/p/q.html");
  assert.equal(defangedAddress(new URL("http://x.duckdns.org")), "hxxp://x[.]duckdns[.]org/");
  assert.equal(defangedHost("x.duckdns.org"), "x[.]duckdns[.]org");
});
