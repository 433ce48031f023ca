import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { ADMIN, type Running, start } from "../lib/start.ts";
import { linkTo } from "./letter.ts";

const MOST = 4_096;
let worker: Running;

before(async () => {
  worker = await start({ vars: { MAX_MAIL: String(MOST) } });
});
after(() => worker?.dispose());

const post = (body: BodyInit, type = "message/rfc822", path = "/v1/mail") =>
  worker.fetch(path, {
    method: "POST",
    token: ADMIN,
    headers: { "content-type": type },
    body,
  });

/** The status that answers a body whose end never comes: only a reader that stops can give one. */
function unended(): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${ADMIN}`, "content-type": "message/rfc822" };
    const call = request(new URL("/v1/mail", worker.url), { method: "POST", headers });
    call.on("response", ({ statusCode }) => {
      resolve(statusCode);
      call.destroy();
    });
    call.on("error", reject);
    call.write(Buffer.alloc(4 * MOST));
  });
}

const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

test("a raw message in, its report out, recorded", async () => {
  for (const type of ["message/rfc822", "application/octet-stream"]) {
    const answer = await post(linkTo("https://evil.duckdns.org/login?id=secret"), type);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("sublet-recorded"), "true");
    const report = (await answer.json()) as {
      links: { url: string; host: string }[];
      decision: unknown;
    };
    assert.deepEqual(
      report.links.map(({ url, host }) => [url, host]),
      [["https://evil.duckdns.org/login?id=secret", "evil.duckdns.org"]],
    );
    assert.deepEqual(report.decision, {
      action: "warn",
      rule: "balanced/full-control",
      host: "evil.duckdns.org",
    });
  }
  const { results } = await worker.decisions.prepare("SELECT * FROM decisions").all();
  assert.equal(results.length, 2);
  assert.ok(!JSON.stringify(results).includes("secret"));
});

test("the policy and the language can be chosen", async () => {
  const answer = await post(
    linkTo("https://x.pages.dev/"),
    "message/rfc822",
    "/v1/mail?policy=strict&lang=ja",
  );
  const { decision, hosts } = (await answer.json()) as {
    decision: { rule: string };
    hosts: { host: string; reasons: { text: string }[] }[];
  };
  assert.equal(decision.rule, "strict/default");
  const [reason] = hosts.find(({ host }) => host === "x.pages.dev")?.reasons ?? [];
  assert.match(reason?.text ?? "", /[\u3040-\u30ff]/);
});

test("what is too big is refused, announced or not, before all of it was read", async () => {
  assert.deepEqual(await code(await post("x".repeat(MOST + 1))), [413, "body-too-large"]);
  assert.equal(await unended(), 413);
});

test("says what is wrong with a request", async () => {
  assert.deepEqual(await code(await post("{}", "application/json")), [415, "unsupported-media-type"]);
  assert.deepEqual(await code(await post("")), [400, "no-message"]);
  assert.deepEqual(await code(await post("x", "message/rfc822", "/v1/mail?policy=none")), [
    404,
    "unknown-policy",
  ]);
  const nobody = await worker.fetch("/v1/mail", { method: "POST", body: "x" });
  assert.equal(nobody.status, 401);
});

test("what is no message at all still gets a report", async () => {
  const bytes = Uint8Array.from({ length: 2_000 }, (_, at) => (at * 7919) % 256);
  const answer = await post(bytes);
  assert.equal(answer.status, 200);
  const { size, decision } = (await answer.json()) as { size: number; decision: { action: string } };
  assert.equal(size, 2_000);
  assert.equal(decision.action, "allow");
});
