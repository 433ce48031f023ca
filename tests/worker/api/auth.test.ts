import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { json, problem, sending } from "../lib/answers.ts";
import { ADMIN, type Init, type Running, sha256, start } from "../lib/start.ts";

interface Token {
  id: string;
  name: string;
  scopes: string[];
  policy: string | null;
  created: string;
}

let worker: Running;
before(async () => {
  worker = await start();
});
after(() => worker?.dispose());

const make = (body: unknown, token = ADMIN) =>
  worker.fetch("/v1/tokens", { token, ...sending("POST", body) });

async function made(scopes: string[], policy?: string): Promise<Token & { token: string }> {
  return json(await make({ name: "test", scopes, ...(policy ? { policy } : {}) }), 201);
}

const check = (init?: Init, query = "") => worker.fetch(`/v1/check?url=a.example${query}`, init);

test("a look-up needs a token, an answer says how to send it", async () => {
  const answer = await check();
  assert.equal(answer.headers.get("www-authenticate"), 'Bearer realm="sublet"');
  const { detail } = await problem(answer, 401, "token-required");
  assert.match(detail, /Authorization: Bearer/);
  const ja = await problem(await check({ headers: { "accept-language": "ja" } }), 401, "token-required");
  assert.match(ja.detail, /[ぁ-ん]/);
});

test("a token that is nobody's is refused", async () => {
  const { token } = await made(["read"]);
  const wrong = token.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  for (const text of [wrong, "x", `${ADMIN}x`, "sublet_000000000000_".padEnd(63, "A")]) {
    await problem(await check({ token: text }), 401, "unknown-token");
  }
  for (const authorization of ["Basic YTpi", "Bearer", token]) {
    await problem(await check({ headers: { authorization } }), 401, "unknown-token");
  }
  assert.equal((await check({ headers: { authorization: `bearer ${token}` } })).status, 200);
});

test("a token is shown once and stored as its hash", async () => {
  const { token, ...shown } = await made(["read"]);
  assert.match(token, /^sublet_[a-z0-9]{12}_[A-Za-z0-9_-]{43}$/);
  const stored = (await worker.policies.get(`token:${shown.id}`)) ?? "";
  assert.ok(!stored.includes(token.slice(20)));
  assert.equal(JSON.parse(stored).hash, sha256(token));
  assert.deepEqual(await json(await worker.fetch(`/v1/tokens/${shown.id}`, { token: ADMIN })), shown);
  const { tokens } = await json<{ tokens: Token[] }>(await worker.fetch("/v1/tokens", { token: ADMIN }));
  assert.deepEqual(
    tokens.find(({ id }) => id === shown.id),
    shown,
  );
  assert.ok(!JSON.stringify(tokens).includes("hash"));
});

test("no two tokens are the same", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => made(["read"])));
  assert.equal(new Set(all.map(({ token }) => token)).size, 20);
  assert.equal(new Set(all.map(({ id }) => id)).size, 20);
});

test("a reader may look up and nothing else", async () => {
  const { token, id } = await made(["read"]);
  assert.equal((await check({ token })).status, 200);
  const admins: [string, Init][] = [
    ["/v1/tokens", {}],
    [`/v1/tokens/${id}`, {}],
    ["/v1/tokens", sending("POST", { name: "x", scopes: ["admin"] })],
    [`/v1/tokens/${id}`, { method: "DELETE" }],
    ["/v1/policies", {}],
    ["/v1/policies/strict", {}],
    ["/v1/policies/mine", sending("PUT", { name: "mine" })],
    ["/v1/policies/mine", { method: "DELETE" }],
    ["/v1/decisions", {}],
  ];
  for (const [path, init] of admins) {
    const answer = await worker.fetch(path, { ...init, token });
    assert.match(answer.headers.get("www-authenticate") ?? "", /insufficient_scope/);
    await problem(answer, 403, "scope-missing");
    await problem(await worker.fetch(path, init), 401, "token-required");
  }
});

test("an admin made by the first may do all that the first may", async () => {
  const { token } = await made(["admin"]);
  assert.equal((await check({ token })).status, 200);
  await json(await make({ name: "made by the second", scopes: ["read"] }, token), 201);
});

test("a token bound to a policy is judged by it and by no other", async () => {
  const { token } = await made(["read"], "strict");
  const rule = async (query: string) => {
    const answer = await worker.fetch(`/v1/check?url=x.pages.dev${query}`, { token });
    return (await json<{ decision: { rule: string } }>(answer)).decision.rule;
  };
  assert.equal(await rule(""), "strict/default");
  assert.equal(await rule("&policy=strict"), "strict/default");
  await problem(await check({ token }, "&policy=monitor"), 403, "policy-not-allowed");
});

test("a revoked token opens nothing, even one that was just used", async () => {
  const { token, id } = await made(["read"]);
  assert.equal((await check({ token })).status, 200);
  const gone = await worker.fetch(`/v1/tokens/${id}`, { method: "DELETE", token: ADMIN });
  assert.equal(gone.status, 204);
  await problem(await check({ token }), 401, "unknown-token");
  assert.equal(await worker.policies.get(`token:${id}`), null);
  const again = await worker.fetch(`/v1/tokens/${id}`, { method: "DELETE", token: ADMIN });
  await problem(again, 404, "unknown-token-id");
  await problem(await worker.fetch(`/v1/tokens/${id}`, { token: ADMIN }), 404, "unknown-token-id");
});

test("what is no token to be is refused", async () => {
  const bad = [
    {},
    [],
    { name: "x" },
    { name: "", scopes: ["read"] },
    { name: "x".repeat(101), scopes: ["read"] },
    { name: "x", scopes: [] },
    { name: "x", scopes: ["root"] },
    { name: "x", scopes: ["read", "read"] },
    { name: "x", scopes: ["read"], policy: "A" },
    { name: "x", scopes: ["read"], more: 1 },
  ];
  for (const body of bad) await problem(await make(body), 400, "bad-token-request");
  await problem(await make({ name: "x", scopes: ["read"], policy: "nowhere" }), 422, "unknown-policy");
  const text = { method: "POST", token: ADMIN, headers: { "content-type": "text/plain" }, body: "{}" };
  await problem(await worker.fetch("/v1/tokens", text), 415, "unsupported-media-type");
  await problem(await worker.fetch("/v1/tokens/nobody", { token: ADMIN }), 400, "bad-token-id");
  assert.equal((await make({ name: "名".repeat(100), scopes: ["read"] })).status, 201);
});

test("a stored token that cannot be read is said, not taken for another", async () => {
  const { token, id } = await made(["read"]);
  await worker.policies.put(`token:${id}`, '{"scopes":["admin"]}');
  await problem(await check({ token }), 503, "bad-stored-token");
  await worker.policies.delete(`token:${id}`);
});
