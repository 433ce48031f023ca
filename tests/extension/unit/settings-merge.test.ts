import assert from "node:assert/strict";
import { test } from "node:test";
import { merge, readManaged } from "../../../extension/src/settings/managed.ts";
import { DEFAULTS, type Settings } from "../../../extension/src/settings/types.ts";
import { BUILTIN_POLICIES } from "../../../ui/src/index.ts";
import { wasmReader } from "./reader.ts";

const reader = await wasmReader();
const mine = { host: "mine.duckdns.org", who: "A. User", why: "My own host" };
const theirs = { site: "demo.ngrok-free.app", who: "A. Admin", why: "Trade fair" };

function inForce(managed: unknown, settings: Partial<Settings> = {}, browserLang = "en-GB") {
  return merge({ ...DEFAULTS, ...settings }, readManaged(managed, reader), browserLang);
}

test("without a company the user's choices hold and nothing is locked", () => {
  const merged = inForce({}, { policy: "strict", exclusions: [mine], lang: "ja" });
  assert.deepEqual(merged.policy, { ...BUILTIN_POLICIES.strict, exclusions: [mine] });
  assert.equal(merged.lang, "ja");
  assert.deepEqual(
    [merged.proceed, merged.userExclusions, merged.reportOnly, merged.justification],
    [true, true, false, false],
  );
  assert.deepEqual([...merged.locked], []);
  assert.deepEqual(merged.problems, []);
});

test("the automatic step goes with the policy", () => {
  const step = (policy: Settings["policy"]) => inForce({}, { policy, own: BUILTIN_POLICIES.monitor }).frames;
  assert.deepEqual(
    ["strict", "monitor", "balanced", "own"].map((name) => step(name as Settings["policy"])),
    ["block", "off", "warn", "warn"],
  );
  assert.equal(inForce({}, { policy: "strict", downloads: "off" }).downloads, "off");
  assert.equal(inForce({ policy: "strict" }, { policy: "monitor" }).downloads, "block");
  assert.equal(inForce({ ownPolicy: BUILTIN_POLICIES.strict }).frames, "warn");
});

test("the browser's language is taken until one is chosen", () => {
  assert.deepEqual(
    ["ja", "ja-JP", "en", "jam", "fr"].map((lang) => inForce({}, {}, lang).lang),
    ["ja", "ja", "en", "en", "en"],
  );
  assert.equal(inForce({ lang: "en" }, { lang: "ja" }, "ja").lang, "en");
});

test("what the company set wins and is locked", () => {
  const managed = {
    policy: "strict",
    frames: "off",
    readAhead: true,
    log: false,
    text: "Ask us",
    contact: "help@example.com",
  };
  const merged = inForce(managed, { policy: "monitor", frames: "block", log: true });
  assert.equal(merged.policy.name, "strict");
  assert.deepEqual([merged.frames, merged.readAhead, merged.log], ["off", true, false]);
  assert.deepEqual([merged.text, merged.contact], ["Ask us", "help@example.com"]);
  assert.deepEqual([...merged.locked].sort(), ["frames", "log", "own", "policy", "readAhead"]);
  assert.equal(merged.settings.policy, "monitor");
});

test("a policy of the company's own is used, with the user's exclusions after its own", () => {
  const ownPolicy = { name: "acme", default: "warn", exclusions: [theirs] };
  const merged = inForce({ ownPolicy }, { exclusions: [mine] });
  assert.equal(merged.policy.name, "acme");
  assert.deepEqual(merged.policy.exclusions, [theirs, mine]);
});

test("without leave the user's exclusions do not count, but stay", () => {
  for (const managed of [{ exclusions: false }, { proceed: false }]) {
    const merged = inForce(managed, { exclusions: [mine] });
    assert.deepEqual(merged.policy.exclusions, []);
    assert.deepEqual(merged.settings.exclusions, [mine]);
    assert.deepEqual([...merged.locked], ["exclusions"]);
  }
  assert.deepEqual(inForce({ proceed: false, exclusions: true }, { exclusions: [mine] }).policy.exclusions, [
    mine,
  ]);
});

test("each refused value is told and costs only itself", () => {
  const merged = inForce({ frames: "sometimes", log: "no", text: 7, colour: "red", proceed: false });
  assert.deepEqual(
    merged.problems.map(({ code, detail }) => [code, detail.split(":")[0]]),
    [
      ["managed-refused", "frames"],
      ["managed-refused", "log"],
      ["managed-refused", "text"],
      ["managed-refused", "colour"],
    ],
  );
  assert.equal(merged.proceed, false);
  assert.equal(merged.locked.has("frames"), false);
  assert.deepEqual(
    inForce("strict").problems.map(({ code }) => code),
    ["managed-refused"],
  );
});

test("a refused policy of the company makes way for the balanced one, locked", () => {
  const refused = { name: "acme", rules: [{ id: "a", action: "block" }] };
  for (const managed of [
    { policy: "lenient" },
    { policy: refused },
    { ownPolicy: refused },
    { ownPolicy: "strict" },
  ]) {
    const merged = inForce(managed, { policy: "monitor" });
    assert.equal(merged.policy.name, "balanced");
    assert.equal(merged.frames, "warn");
    assert.deepEqual([...merged.locked].sort(), ["own", "policy"]);
    assert.deepEqual(
      merged.problems.map(({ code }) => code),
      ["managed-policy-refused"],
    );
  }
});

test("of two policies of the company its own one counts, and the other is told", () => {
  const merged = inForce({ policy: "strict", ownPolicy: { name: "acme", default: "log" } });
  assert.equal(merged.policy.name, "acme");
  assert.deepEqual([...merged.locked].sort(), ["own", "policy"]);
  assert.deepEqual(
    merged.problems.map(({ detail }) => detail.split(":")[0]),
    ["policy"],
  );
});

test("one's own policy that is not there makes way for the balanced one", () => {
  const merged = inForce({}, { policy: "own" });
  assert.equal(merged.policy.name, "balanced");
  assert.deepEqual(
    merged.problems.map(({ code }) => code),
    ["own-policy-missing"],
  );
});
