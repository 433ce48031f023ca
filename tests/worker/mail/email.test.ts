import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Running, start } from "../lib/start.ts";
import { deliver, letter, linkTo, READER, SENDER } from "./letter.ts";

const MARKED = {
  "x-sublet-screening": "done",
  "x-sublet-action": "warn",
  "x-sublet-rule": "balanced/full-control",
  "x-sublet-host": "evil.duckdns.org",
  "x-sublet-risk": "high; score=68",
  "x-sublet-provider": "duckdns",
  "x-sublet-authentication-results":
    'mail.example.net; x-sublet=softfail policy.action=warn policy.rule="balanced/full-control" policy.host=evil.duckdns.org',
};

async function quarantined(worker: Running) {
  const bucket = await worker.miniflare.getR2Bucket("QUARANTINE");
  const { objects } = await bucket.list();
  const { results } = await worker.decisions
    .prepare("SELECT key, sender, recipient, size, host, action, rule, policy FROM quarantine")
    .all();
  return { bucket, objects, results };
}

async function recorded(worker: Running) {
  const { results } = await worker.decisions.prepare("SELECT channel, host, action FROM decisions").all();
  return results;
}

describe("with the settings as they come", () => {
  let worker: Running;
  before(async () => {
    worker = await start({
      vars: { MAIL_FORWARD_TO: "inbox@example.net", BASE_URL: "https://mail.example.net" },
    });
  });
  after(() => worker?.dispose());

  test("an honest message is delivered as it is", async () => {
    assert.deepEqual(await deliver(worker, linkTo("https://www.example.com/")), {
      outcome: "ok",
      reason: undefined,
      forwards: [{ to: "inbox@example.net", headers: {} }],
    });
    assert.deepEqual(await recorded(worker), []);
  });

  test("a tenant's link is delivered with header lines that say so, and recorded", async () => {
    assert.deepEqual(await deliver(worker, linkTo("https://evil.duckdns.org/login")), {
      outcome: "ok",
      reason: undefined,
      forwards: [{ to: "inbox@example.net", headers: MARKED }],
    });
    assert.deepEqual(await recorded(worker), [{ channel: "mail", host: "evil.duckdns.org", action: "warn" }]);
  });

  test("lines that only the worker should write do not stand alone", async () => {
    const forged = linkTo("https://www.example.com/", ["X-Sublet-Screening: done", "X-Sublet-Action: allow"]);
    const { forwards } = await deliver(worker, forged);
    assert.equal(forwards[0]?.headers["x-sublet-screening"], "done");
    assert.equal(forwards[0]?.headers["x-sublet-action"], "allow");
    assert.ok(
      forwards[0]?.headers["x-sublet-authentication-results"]?.startsWith("mail.example.net; x-sublet=pass"),
    );
  });

  test("a message of which not all was read is never delivered without a word", async () => {
    const links = Array.from({ length: 20_000 }, (_, at) => `<a href="https://h${at}.example.com/">x</a>`);
    const { forwards } = await deliver(worker, letter({ html: links.join("\r\n") }));
    assert.match(forwards[0]?.headers["x-sublet-screening"] ?? "", /^partial; .*too-many-links/);
  });
});

describe("where blocked messages are held back", () => {
  test("as an object with a row about it", async (t) => {
    const worker = await start({ vars: { POLICY: "strict" } });
    t.after(() => worker.dispose());
    const raw = linkTo("https://evil.duckdns.org/login");
    assert.deepEqual(await deliver(worker, raw), { outcome: "ok", reason: undefined, forwards: [] });

    const { bucket, objects, results } = await quarantined(worker);
    const [object] = objects;
    assert.ok(object && objects.length === 1);
    assert.deepEqual(results, [
      {
        key: object.key,
        sender: SENDER,
        recipient: READER,
        size: raw.length,
        host: "evil.duckdns.org",
        action: "block",
        rule: "strict/default",
        policy: "strict",
      },
    ]);
    const stored = await bucket.get(object.key);
    assert.equal(await stored?.text(), raw);
    assert.equal(stored?.httpMetadata?.contentType, "message/rfc822");
    assert.equal(stored?.customMetadata?.rule, "strict/default");
    assert.deepEqual(await recorded(worker), [
      { channel: "mail", host: "evil.duckdns.org", action: "block" },
    ]);
  });

  test("at an address", async (t) => {
    const worker = await start({
      vars: { POLICY: "strict", MAIL_QUARANTINE_TO: "held@example.net" },
      more: { r2Buckets: [] },
    });
    t.after(() => worker.dispose());
    const { reason, forwards } = await deliver(worker, linkTo("https://evil.duckdns.org/login"));
    assert.equal(reason, undefined);
    assert.deepEqual(
      forwards.map(({ to, headers }) => [to, headers["x-sublet-action"]]),
      [["held@example.net", "block"]],
    );
  });

  test("nowhere: then it is delivered with a word about it", async (t) => {
    const worker = await start({ vars: { POLICY: "strict" }, more: { r2Buckets: [] } });
    t.after(() => worker.dispose());
    const { forwards } = await deliver(worker, linkTo("https://evil.duckdns.org/login"));
    assert.equal(forwards[0]?.to, READER);
    assert.equal(forwards[0]?.headers["x-sublet-screening"], "failed; quarantine-failed");
    assert.equal(forwards[0]?.headers["x-sublet-action"], "block");
  });
});

test("a rejected message is refused by policy and rule, and nothing of it is repeated", async (t) => {
  const actions = { allow: "deliver", log: "deliver", warn: "reject", block: "reject" };
  const worker = await start({ vars: { POLICY: "strict", MAIL_ACTIONS: JSON.stringify(actions) } });
  t.after(() => worker.dispose());
  assert.deepEqual(await deliver(worker, linkTo("https://evil.duckdns.org/login")), {
    outcome: "ok",
    reason: "Refused by the policy of this mail system: rule strict/default, action block",
    forwards: [],
  });
});

test("names in a policy cannot write header lines of their own", async (t) => {
  const worker = await start({ vars: { POLICY: "house" } });
  t.after(() => worker.dispose());
  const id = 'x\r\nBcc: eve@example.org\r\n"\u202e';
  const rules = [{ id, action: "warn", suffixes: ["duckdns.org"] }];
  await worker.policies.put(
    "policy:house",
    JSON.stringify({ name: "house", default: "allow", rules, exclusions: [] }),
  );
  const { outcome, forwards } = await deliver(worker, linkTo("https://evil.duckdns.org/"));
  assert.equal(outcome, "ok");
  const headers = forwards[0]?.headers ?? {};
  assert.equal(headers["x-sublet-screening"], "done");
  assert.equal(headers.bcc, undefined);
  assert.ok(Object.values(headers).every((value) => /^[\x20-\x7e]{1,300}$/.test(value)));
});
