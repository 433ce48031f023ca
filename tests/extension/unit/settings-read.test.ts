import assert from "node:assert/strict";
import { test } from "node:test";
import { readSettings } from "../../../extension/src/settings/read.ts";
import { shapeReader } from "../../../extension/src/settings/reader.ts";
import { DEFAULTS } from "../../../extension/src/settings/types.ts";
import { BUILTIN_POLICIES, POLICIES } from "../../../ui/src/index.ts";
import { wasmReader } from "./reader.ts";

const reader = await wasmReader();
const sentences = { who: "An early version", why: "Was on its list" };
const read = (stored: unknown) => readSettings(stored, reader, sentences);
const paths = (stored: unknown) => read(stored).refused.map(({ path }) => path);

const holds = { host: "evil.duckdns.org", who: "A. User", why: "My own host" };
const tunnels = { name: "mine", rules: [{ id: "tunnels", action: "block", kinds: ["tunnel"] }] };

test("nothing stored gives the defaults", () => {
  assert.deepEqual(read(undefined), { settings: DEFAULTS, refused: [], newer: false });
});

test("what was written is read back", () => {
  const settings = {
    ...DEFAULTS,
    policy: "own",
    own: reader(tunnels),
    exclusions: [{ ...holds, until: "2027-01-31" }],
    frames: "block",
    lang: "ja",
  };
  assert.deepEqual(read(settings), { settings, refused: [], newer: false });
});

test("each bad field costs only itself", () => {
  const stored = {
    version: 1,
    policy: "lenient",
    own: { name: "" },
    exclusions: [holds],
    frames: "sometimes",
    downloads: "block",
    readAhead: "yes",
    log: false,
    lang: "fr",
    colour: "red",
  };
  const { settings, refused } = read(stored);
  assert.deepEqual(settings, { ...DEFAULTS, exclusions: [holds], downloads: "block", log: false });
  assert.deepEqual(
    refused.map(({ path, value }) => [path, value]),
    [
      ["policy", "lenient"],
      ["own", { name: "" }],
      ["frames", "sometimes"],
      ["readAhead", "yes"],
      ["lang", "fr"],
      ["colour", "red"],
    ],
  );
  for (const { detail } of refused) assert.notEqual(detail, "");
});

test("each bad exclusion costs only itself", () => {
  const list = [
    holds,
    { host: "Evil.Duckdns.Org", who: "a", why: "b" },
    { who: "a", why: "b" },
    7,
    { ...holds, until: "soon" },
  ];
  const { settings, refused } = read({ version: 1, exclusions: list });
  assert.deepEqual(settings.exclusions, [holds]);
  assert.deepEqual(
    refused.map(({ path, value }) => [path, value]),
    [
      ["exclusions[1]", list[1]],
      ["exclusions[2]", list[2]],
      ["exclusions[3]", 7],
      ["exclusions[4]", list[4]],
    ],
  );
});

test("what is no settings object at all is refused whole", () => {
  for (const stored of [null, "settings", 7, [], [1]]) {
    const { settings, refused } = read(stored);
    assert.deepEqual(settings, DEFAULTS);
    assert.deepEqual(
      refused.map(({ path, value }) => [path, value]),
      [["settings", stored]],
    );
  }
  assert.deepEqual(paths({ version: 1, exclusions: {} }), ["exclusions"]);
  assert.deepEqual(paths({ version: "one" }), ["version"]);
  assert.deepEqual(paths({ version: 1, own: "balanced" }), ["own"]);
});

test("keys of objects in general are no settings", () => {
  assert.deepEqual(paths(JSON.parse('{"version":1,"__proto__":{"log":false},"constructor":1}')), [
    "__proto__",
    "constructor",
  ]);
});

test("settings without a version are taken over, with a sentence for who and why", () => {
  const stored = { policy: "strict", allow: ["demo.ngrok-free.app", "Not.Canonical"] };
  const { settings, refused, newer } = read(stored);
  assert.equal(newer, false);
  assert.deepEqual(settings, {
    ...DEFAULTS,
    policy: "strict",
    exclusions: [{ host: "demo.ngrok-free.app", ...sentences }],
  });
  assert.deepEqual(
    refused.map(({ path }) => path),
    ["exclusions[1]"],
  );
  assert.deepEqual(paths({ policy: "strict", allow: "demo.ngrok-free.app" }), ["allow"]);
});

test("settings of a newer version are used as far as they are understood", () => {
  const { settings, newer } = read({ version: 2, policy: "strict", shape: "round" });
  assert.equal(newer, true);
  assert.deepEqual(settings, { ...DEFAULTS, policy: "strict" });
});

test("the built-in policies that pages know are the classifier's", () => {
  assert.equal(POLICIES.length, 3);
  for (const name of POLICIES) assert.deepEqual(BUILTIN_POLICIES[name], reader(name));
});

test("the stand-in for the classifier refuses no good policy", () => {
  const policy = { ...tunnels, exclusions: [holds] };
  assert.deepEqual(shapeReader(policy), reader(policy));
});

test("the stand-in for the classifier refuses what has not the shape of a policy", () => {
  const bad = [
    null,
    [],
    {},
    { name: "a", default: 1 },
    { name: "a", rules: {} },
    { name: "a", rules: [{ id: "b" }] },
    { name: "a", exclusions: [{ host: "b.example", site: "b.example", who: "c", why: "d" }] },
    { name: "a", exclusions: [{ host: "b.example", who: "c" }] },
  ];
  for (const policy of bad) {
    assert.throws(() => shapeReader(policy), JSON.stringify(policy));
    assert.throws(() => reader(policy), JSON.stringify(policy));
  }
});
