import assert from "node:assert/strict";
import { test } from "node:test";
import { cases, differences, NOW } from "../vectors/cases.ts";
import { replay } from "../vectors/replay.js";
import { catalogue, load } from "./package.ts";

const { Catalogue, unpack } = await load();
const classifier = new Catalogue(catalogue()).under();
const all = cases();
const inputs = all.map(({ input }) => input);

const UNREADABLE = 0xffffffff;

for (const lang of ["en", "ja"] as const) {
  test(`the vectors come out byte for byte in Node, in ${lang}`, () => {
    assert.deepEqual(differences(all, replay(classifier, inputs, lang, NOW), lang), []);
  });
}

test("a packed number says what the verdict says", () => {
  for (const [at, line] of replay(classifier, inputs, "en", NOW).entries()) {
    const input = inputs[at] ?? "";
    if (line.startsWith("error: ")) {
      assert.equal(classifier.checkPacked(input), UNREADABLE, input.slice(0, 100));
      continue;
    }
    const { standing, kind, control, risk, decision } = JSON.parse(line);
    const summary = unpack(classifier.checkPacked(input));
    const { provider: _, ...rest } = summary ?? { provider: null };
    const expected = { standing, kind, control, ...risk, action: decision.action };
    assert.deepEqual(rest, expected, input);
  }
});

test("many at once are the same as one by one", () => {
  const numbers = classifier.checkMany(inputs);
  assert.equal(numbers.length, inputs.length);
  for (const [at, input] of inputs.entries()) {
    assert.equal(numbers[at], classifier.checkPacked(input), input.slice(0, 100));
  }
  const lines = inputs.filter((input) => !/[\r\n]/.test(input));
  const buffer = new TextEncoder().encode(lines.join("\n"));
  assert.deepEqual(
    [...classifier.checkMany(buffer)],
    lines.map((line) => classifier.checkPacked(line)),
  );
});
