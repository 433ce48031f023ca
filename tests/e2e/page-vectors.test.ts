import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cases, differences } from "../vectors/cases.ts";
import { stage } from "./lib/stage.ts";

const set = stage();
const FOLLOW = readFileSync(new URL("./lib/follow.js", import.meta.url), "utf8");

for (const [lang, locale] of [["en", "en-GB"] as const, ["ja", "ja-JP"] as const]) {
  test(`every vector as a link gives the golden verdict in the page's JSON, in ${lang}`, async () => {
    const { page, problems } = await set.open("", { locale });
    const all = cases();
    await page.evaluate(FOLLOW);
    const said = await page.evaluate(
      (inputs) => (globalThis as unknown as { follow(inputs: string[]): Promise<string[]> }).follow(inputs),
      all.map(({ input }) => input),
    );
    assert.deepEqual(differences(all, said, lang), []);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}
