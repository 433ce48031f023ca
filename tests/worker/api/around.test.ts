import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { json, problem, sending } from "../lib/answers.ts";
import { ADMIN, type Init, type Options, type Running, start } from "../lib/start.ts";

let worker: Running;
before(async () => {
  worker = await start({ vars: { CORS_ORIGINS: "https://app.example, https://other.example" } });
});
after(() => worker?.dispose());

async function during(options: Options, run: (worker: Running) => Promise<void>): Promise<void> {
  const other = await start(options);
  try {
    await run(other);
  } finally {
    await other.dispose();
  }
}

test("every answer carries the headers that keep browsers from trusting it too far", async () => {
  const paths = ["/healthz", "/v1/check?url=a.example", "/v1/check", "/nothing", "/openapi.json", "/docs"];
  for (const path of paths) {
    const { headers, body } = await worker.fetch(path, { token: ADMIN });
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.match(
      headers.get("content-security-policy") ?? "",
      /default-src 'none'.*frame-ancestors 'none'/,
      path,
    );
    assert.equal(headers.get("cache-control"), "no-store", path);
    await body?.cancel();
  }
});

test("what is not there is a problem", async () => {
  await problem(await worker.fetch("/nothing"), 404, "no-such-page");
  await problem(await worker.fetch("/v1/check/more?lang=ja"), 404, "no-such-page");
  await problem(await worker.fetch("/v1/providers/a/b"), 404, "no-such-page");
});

test("another method than those that are there says which they are", async () => {
  const allowed: Record<string, string> = {
    "/v1/check": "GET, POST, HEAD, OPTIONS",
    "/v1/policies/x": "GET, PUT, DELETE, HEAD, OPTIONS",
    "/healthz": "GET, HEAD, OPTIONS",
    "/v1/mail": "POST, OPTIONS",
  };
  for (const [path, allow] of Object.entries(allowed)) {
    const answer = await worker.fetch(path, { method: "PATCH" });
    assert.equal(answer.headers.get("allow"), allow);
    await problem(answer, 405, "wrong-method");
    const options = await worker.fetch(path, { method: "OPTIONS" });
    assert.deepEqual([options.status, options.headers.get("allow")], [204, allow]);
  }
});

test("pages of the origins named in the settings may ask, others may not", async () => {
  const from = (origin: string, init: Init = {}) =>
    worker.fetch("/v1/check?url=a.example", { token: ADMIN, ...init, headers: { ...init.headers, origin } });
  for (const origin of ["https://app.example", "https://other.example"]) {
    const answer = await from(origin);
    assert.equal(answer.headers.get("access-control-allow-origin"), origin);
    assert.match(answer.headers.get("access-control-expose-headers") ?? "", /Sublet-Recorded/);
    assert.match(answer.headers.get("vary") ?? "", /Origin/);
  }
  for (const origin of ["https://evil.example", "null", "https://app.example.evil.example"]) {
    const answer = await from(origin);
    assert.equal(answer.headers.get("access-control-allow-origin"), null);
    assert.match(answer.headers.get("vary") ?? "", /Origin/);
  }
  const preflight = await from("https://app.example", {
    method: "OPTIONS",
    headers: { "access-control-request-method": "POST", "access-control-request-headers": "authorization" },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-origin"), "https://app.example");
  assert.match(preflight.headers.get("access-control-allow-methods") ?? "", /POST/);
  assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /Authorization/);
  const refused = await from("https://app.example", { headers: { authorization: "Bearer x" } });
  assert.equal(
    refused.headers.get("access-control-allow-origin"),
    "https://app.example",
    "errors are read, too",
  );
});

test("all may ask where the setting says so, and nobody where it says nothing", async () => {
  const origin = { origin: "https://any.example" };
  await during({ vars: { CORS_ORIGINS: "*" } }, async (open) => {
    const answer = await open.fetch("/healthz", { headers: origin });
    assert.equal(answer.headers.get("access-control-allow-origin"), "*");
  });
  await during({}, async (closed) => {
    const answer = await closed.fetch("/healthz", { headers: origin });
    assert.equal(answer.headers.get("access-control-allow-origin"), null);
  });
});

test("a setting that cannot be read is named, and its value is not", async () => {
  const bad: Record<string, string> = {
    PUBLIC_LOOKUPS: "yes",
    CORS_ORIGINS: "https://app.example/path",
    MAX_BODY: "many",
    RECORD: "some",
    LINK_KEYS: '{"first":"secretsecret"}',
    ADMIN_TOKEN_HASH: "secretsecret",
    MAIL_ACTIONS: '{"allow":"deliver"}',
    BASE_URL: "secretsecret",
  };
  for (const [name, value] of Object.entries(bad)) {
    await during({ vars: { [name]: value } }, async (broken) => {
      const { detail } = await problem(await broken.fetch("/v1/check?url=a.example"), 500, "bad-setting");
      assert.match(detail, new RegExp(name));
      assert.doesNotMatch(detail, /secret/);
      await problem(await broken.fetch("/healthz?lang=ja"), 500, "bad-setting");
    });
  }
});

test("each token, and each address without one, has a limit of its own", async () => {
  await during({ limit: 5, vars: { PUBLIC_LOOKUPS: "true" } }, async (limited) => {
    const { token } = await json<{ token: string }>(
      await limited.fetch("/v1/tokens", {
        token: ADMIN,
        ...sending("POST", { name: "t", scopes: ["read"] }),
      }),
      201,
    );
    const ask = (init: Init) => limited.fetch("/v1/check?url=a.example", init);
    for (const init of [{ token }, {}]) {
      let answer = await ask(init);
      // A window may end between two calls; two windows do not.
      for (let calls = 1; calls < 11 && answer.status === 200; calls++) answer = await ask(init);
      assert.equal(answer.headers.get("retry-after"), "60");
      await problem(answer, 429, "too-many-requests");
    }
    assert.equal((await limited.fetch("/healthz")).status, 200);
  });
});

test("guesses at tokens are counted", async () => {
  await during({ limit: 5 }, async (limited) => {
    const codes = new Set<string>();
    for (let guess = 0; guess < 11; guess++) {
      const answer = await limited.fetch("/v1/check?url=a.example", { token: `guess${guess}` });
      codes.add(((await answer.json()) as { code: string }).code);
    }
    assert.deepEqual([...codes], ["unknown-token", "too-many-requests"]);
  });
});
