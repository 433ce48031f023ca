import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases, differences, NOW } from "../../vectors/cases.ts";
import { ADMIN, type Running, start } from "../lib/start.ts";

const MIB = 1024 * 1024;
/** The most bytes of a line, characters of `?url=`, and entries of an array. */
const MAX_LINE = 64 * 1024;
const LONGEST_URL = 8 * 1024;
const MOST_ENTRIES = 1_000;

const all = cases();
const questions = all.map(({ input }) => JSON.stringify(input));

let worker: Running;
before(async () => {
  worker = await start({ vars: { RECORD: "off", MAX_BODY: String(8 * MIB) } });
});
after(() => worker?.dispose());

for (const lang of ["en", "ja"] as const) {
  const query = `lang=${lang}&now=${encodeURIComponent(NOW)}`;

  test(`the vectors come out byte for byte in workerd as arrays, in ${lang}`, async () => {
    assert.deepEqual(differences(all, await asArrays(query), lang), []);
  });

  test(`the vectors come out byte for byte in workerd as a stream, in ${lang}`, async () => {
    const fit = all.map((_, at) => at).filter((at) => Buffer.byteLength(questions[at] ?? "") <= MAX_LINE);
    const body = fit.map((at) => `${questions[at]}\n`).join("");
    const answers = await post(query, "application/x-ndjson", body);
    const whole = await asArrays(query);
    assert.deepEqual(
      answers.trimEnd().split("\n").map(said),
      fit.map((at) => whole[at]),
    );
    assert.ok(fit.length >= all.length - 1);
  });

  test(`the vectors come out byte for byte in workerd one by one, in ${lang}`, async () => {
    const whole = await asArrays(query);
    for (const [at, { input }] of all.entries()) {
      if (input === "" || input.length > LONGEST_URL || !input.isWellFormed()) continue;
      const answer = await worker.fetch(`/v1/check?${query}&url=${encodeURIComponent(input)}`, {
        token: ADMIN,
      });
      const text = await answer.text();
      const got = answer.ok ? text : `error: ${JSON.parse(text).code}`;
      assert.equal(got, whole[at], input.slice(0, 100));
    }
  });
}

/** What arrays of questions are answered: each verdict as its bytes, or the code of the refusal. */
async function asArrays(query: string): Promise<string[]> {
  const answers: string[] = [];
  for (let from = 0; from < questions.length; from += MOST_ENTRIES) {
    const body = `[${questions.slice(from, from + MOST_ENTRIES).join(",")}]`;
    answers.push(...entriesOf(await post(query, "application/json", body)));
  }
  return answers;
}

/** The entries of an array of objects as they were written. */
function entriesOf(array: string): string[] {
  const entries = JSON.parse(array) as unknown[];
  assert.equal(array, `[${entries.map((entry) => JSON.stringify(entry)).join(",")}]`);
  return entries.map((entry) => said(JSON.stringify(entry)));
}

function said(answer: string): string {
  const { error } = JSON.parse(answer) as { error?: { code: string } };
  return error ? `error: ${error.code}` : answer;
}

async function post(query: string, type: string, body: string): Promise<string> {
  const headers = { "content-type": type };
  const answer = await worker.fetch(`/v1/check?${query}`, { method: "POST", token: ADMIN, headers, body });
  assert.equal(answer.status, 200);
  return answer.text();
}
