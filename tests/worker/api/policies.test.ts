import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { json, problem, sending } from "../lib/answers.ts";
import { ADMIN, type Running, start } from "../lib/start.ts";

let worker: Running;
before(async () => {
  worker = await start({ vars: { POLICY: "house", RECORD: "off", MAX_BODY: "3000" } });
  await worker.policies.put("policy:house", JSON.stringify({ name: "house", default: "block" }));
});
after(() => worker?.dispose());

const at = (name: string) => `/v1/policies/${name}`;
const put = (name: string, policy: unknown) =>
  worker.fetch(at(name), { token: ADMIN, ...sending("PUT", policy) });
const get = (path: string) => worker.fetch(path, { token: ADMIN });

async function ruleFor(policy: string): Promise<string> {
  const answer = await get(`/v1/check?url=x.pages.dev&policy=${policy}`);
  return (await json<{ decision: { rule: string } }>(answer)).decision.rule;
}

test("a policy is stored, listed, used, changed and deleted", async () => {
  const rules = [{ id: "pages", action: "warn", providers: ["cloudflare-pages"] }];
  const whole = { name: "acme", default: "log", rules, exclusions: [] };
  assert.deepEqual(await json(await put("acme", { name: "acme", default: "log", rules })), whole);
  assert.deepEqual(await json(await get(at("acme"))), whole);
  assert.deepEqual(await json(await get("/v1/policies")), {
    builtin: ["monitor", "balanced", "strict"],
    stored: ["acme", "house"],
  });
  assert.equal(await ruleFor("acme"), "acme/pages");

  await json(await put("acme", { name: "acme", default: "block" }));
  assert.equal(await ruleFor("acme"), "acme/default");

  const gone = await worker.fetch(at("acme"), { method: "DELETE", token: ADMIN });
  assert.equal(gone.status, 204);
  await problem(await get(at("acme")), 404, "unknown-policy");
  await problem(await get("/v1/check?url=x.pages.dev&policy=acme"), 404, "unknown-policy");
});

test("the worker's own policy may be a stored one", async () => {
  const answer = await get("/v1/check?url=x.pages.dev");
  const { decision } = await json<{ decision: unknown }>(answer);
  assert.deepEqual(decision, { action: "block", rule: "house/default" });
});

test("a policy that is refused leaves the one before in force", async () => {
  await json(await put("kept", { name: "kept", default: "block" }));
  const bad: [unknown, RegExp][] = [
    [{ name: "kept", rules: [{ id: "x" }] }, /action/],
    [{ name: "kept", rulez: [] }, /rulez/],
    [{ name: "kept", rules: [{ id: "a", action: "warn", kinds: ["magic"] }] }, /rules\[0\]/],
    [{ name: "kept", exclusions: [{ host: "a.b", who: "w" }] }, /why/],
    ["kept", /./],
    [[], /./],
  ];
  for (const [policy, says] of bad) {
    const { detail } = await problem(await put("kept", policy), 422, "bad-policy");
    assert.match(detail, says);
  }
  await problem(await put("kept", { name: "other" }), 422, "other-policy-name");
  assert.equal(await ruleFor("kept"), "kept/default");
  assert.equal(JSON.parse((await worker.policies.get("policy:kept")) ?? "").default, "block");
});

test("built-in policies can be read and not changed", async () => {
  assert.equal((await json<{ default: string }>(await get(at("strict")))).default, "block");
  await problem(await put("strict", { name: "strict" }), 409, "built-in-policy");
  const gone = await worker.fetch(at("strict"), { method: "DELETE", token: ADMIN });
  await problem(gone, 409, "built-in-policy");
});

test("a name is refused that cannot be one", async () => {
  for (const name of ["A", "-a", "a".repeat(64), "a%20b", "%E3%81%82"]) {
    await problem(await get(at(name)), 400, "bad-policy-name");
    await problem(await put(name, { name }), 400, "bad-policy-name");
  }
});

test("bodies are held to their type and size", async () => {
  const init = { method: "PUT", token: ADMIN, body: "name = 'x'" };
  const typed = { ...init, headers: { "content-type": "application/toml" } };
  await problem(await worker.fetch(at("x"), typed), 415, "unsupported-media-type");
  const broken = { ...init, headers: { "content-type": "application/json" } };
  await problem(await worker.fetch(at("x"), broken), 400, "bad-json");
  await problem(await put("x", { name: "x".repeat(3000) }), 413, "body-too-large");
});

test("a stored policy that can no longer be read is said, and no milder one stands in", async () => {
  for (const stored of ["", "{", "7", '"strict"', '{"name":"broken","default":"shrug"}']) {
    await worker.policies.put("policy:broken", stored);
    await problem(await get("/v1/check?url=x.pages.dev&policy=broken"), 503, "bad-stored-policy");
  }
  const ja = await problem(await get("/v1/check?url=a.b&policy=broken&lang=ja"), 503, "bad-stored-policy");
  assert.match(ja.detail, /[ぁ-ん]/);
});

test("many policies are used side by side", async () => {
  const names = Array.from({ length: 20 }, (_, number) => `side-${number}`);
  for (const name of names) await json(await put(name, { name, default: "warn" }));
  const answers = await Promise.all([...names, ...names].map(ruleFor));
  assert.deepEqual(
    answers,
    [...names, ...names].map((name) => `${name}/default`),
  );
});
