import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { fill } from "../../../extension/src/words.ts";

const FOLDER = fileURLToPath(new URL("../../../extension/messages/", import.meta.url));

function messages(lang: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(`${FOLDER}${lang}/${file}`, "utf8"));
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\$[1-9]|%s/g))].sort();
}

test("substitutes go where the message says, and nowhere else", () => {
  assert.equal(fill("$1 of $2, $1", ["a", 2]), "a of 2, a");
  assert.equal(fill("$$1 costs $1", ["5 $"]), "$1 costs 5 $");
  assert.equal(fill("$1 and $2", ["$2", "x"]), "$2 and x");
  assert.equal(fill("$1 and $2", ["a"]), "a and ");
  assert.equal(fill("plain", ["unused"]), "plain");
});

test("every language has the same messages with the same places to fill in", () => {
  const files = readdirSync(`${FOLDER}en`);
  assert.ok(files.length > 0);
  for (const lang of readdirSync(FOLDER)) {
    assert.deepEqual(readdirSync(`${FOLDER}${lang}`), files);
    for (const file of files) {
      const english = messages("en", file);
      const other = messages(lang, file);
      assert.deepEqual(Object.keys(other), Object.keys(english), `${lang}/${file}`);
      for (const [key, text] of Object.entries(english)) {
        assert.notEqual(other[key]?.trim(), "", `${lang} ${key}`);
        assert.deepEqual(placeholders(other[key] ?? ""), placeholders(text), `${lang} ${key}`);
      }
    }
  }
});

test("the names of messages are those that browsers take, each once", () => {
  const seen = new Set<string>();
  for (const file of readdirSync(`${FOLDER}en`)) {
    for (const key of Object.keys(messages("en", file))) {
      assert.match(key, /^[A-Za-z0-9_]+$/);
      assert.ok(!seen.has(key.toLowerCase()), key);
      seen.add(key.toLowerCase());
    }
  }
});
