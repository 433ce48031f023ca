/** The guard in workerd, in front of two real servers. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Running, start } from "../lib/start.ts";
import type { Ask } from "./lib/asked.ts";
import { type Web, web } from "./lib/web.ts";

const EVIL = "https://evil.duckdns.org/";
const entry = fileURLToPath(new URL("./entry.ts", import.meta.url));

let worker: Running;
let net: Web;
before(async () => {
  net = await web();
  worker = await start({ entry, migrated: false, more: { outboundService: net.outbound } });
});
after(async () => {
  await worker?.dispose();
  await net?.close();
});
beforeEach(() => {
  net.visits.length = 0;
});

interface Answer {
  status?: number;
  location?: string | null;
  body?: string;
  thrown?: { code?: string; name?: string; message?: string; url?: string };
  response?: { status: number; code: string; decision: { rule: string } };
}

async function ask(what: Ask): Promise<Answer> {
  const answer = await worker.fetch("/", { method: "POST", body: JSON.stringify(what) });
  return (await answer.json()) as Answer;
}

const lines = () => net.visits.map(({ line }) => line);
const moved = (status: number, to: string) => `/${status}/${encodeURIComponent(to)}`;

describe("fetch", () => {
  test("goes where the policy lets it", async () => {
    assert.deepEqual(await ask({ fetch: ["https://example.com/a?b=c"] }), {
      status: 200,
      location: null,
      body: "arrived",
    });
    assert.deepEqual(lines(), ["GET example.com/a?b=c"]);
  });

  test("does not contact a host that the policy warns of, or blocks", async () => {
    for (const policy of ["balanced", "strict"] as const) {
      const { thrown, response } = await ask({ options: { policy }, fetch: [`${EVIL}x`] });
      assert.equal(thrown?.code, "stopped");
      assert.equal(thrown?.url, `${EVIL}x`);
      assert.equal(response?.status, 403);
      assert.match(response?.decision.rule ?? "", new RegExp(`^${policy}/`));
    }
    assert.deepEqual(lines(), []);
  });

  test("follows what a policy only logs", async () => {
    assert.equal((await ask({ options: { policy: "monitor" }, fetch: [EVIL] })).status, 200);
  });

  test("lets a warning pass where it is told to stop at blocks", async () => {
    assert.equal((await ask({ options: { stop: "block" }, fetch: [EVIL] })).status, 200);
    assert.equal(
      (await ask({ options: { stop: "block", policy: "strict" }, fetch: [EVIL] })).thrown?.code,
      "stopped",
    );
    assert.deepEqual(lines(), ["GET evil.duckdns.org/"]);
  });

  test("takes a policy of one's own, and refuses one that is none", async () => {
    const rules = [{ id: "no", action: "block" as const, hosts: ["example.com"] }];
    const policy = { name: "own", default: "allow" as const, rules, exclusions: [] };
    const stopped = await ask({ options: { policy }, fetch: ["https://example.com/"] });
    assert.equal(stopped.response?.decision.rule, "own/no");
    assert.equal((await ask({ options: { policy }, fetch: [EVIL] })).status, 200);
    const bad = await ask({ options: { policy: { name: 7 } }, fetch: [EVIL] });
    assert.ok(bad.thrown?.code, JSON.stringify(bad));
  });

  for (const status of [301, 302, 303, 307, 308]) {
    test(`judges where a ${status} leads before it follows`, async () => {
      const good = await ask({ fetch: [`https://a.example${moved(status, "https://b.example/there")}`] });
      assert.equal(good.body, "arrived");
      const bad = await ask({ fetch: [`https://a.example${moved(status, EVIL)}`] });
      assert.equal(bad.thrown?.code, "stopped");
      assert.equal(bad.thrown?.url, EVIL);
      assert.ok(
        lines().every((line) => !line.includes(" evil.")),
        lines().join(),
      );
      assert.equal(lines().length, 3);
    });
  }

  test("judges every hop, however it is written", async () => {
    for (const to of [
      "//evil.duckdns.org/",
      "https:\\\\evil.duckdns.org",
      "https://a@EVIL.duckdns.org.",
      "/302/%2F%2Fevil.duckdns.org",
    ]) {
      const { thrown } = await ask({ fetch: [`https://a.example${moved(302, to)}`] });
      assert.equal(thrown?.code, "stopped", to);
    }
    assert.ok(
      lines().every((line) => line.startsWith("GET a.example/")),
      lines().join(),
    );
  });

  test("judges what a redirector's address is wrapped around", async () => {
    const wrapped = `https://www.google.com/url?q=${encodeURIComponent(EVIL)}`;
    assert.equal((await ask({ fetch: [wrapped] })).thrown?.code, "stopped");
    assert.deepEqual(lines(), []);
  });

  test("ends a chain without end", async () => {
    const { thrown } = await ask({
      options: { redirects: 3 },
      fetch: ["https://a.example/302/%2F302%2F%252F302%252F%25252F302%25252Fx"],
    });
    assert.match(thrown?.message ?? "", /more than 3 redirects/);
    assert.equal(lines().length, 4);
  });

  test("follows to the web only", async () => {
    for (const to of ["file:///etc/passwd", "data:text/plain,x", "ftp://a.example/"]) {
      assert.equal((await ask({ fetch: [`https://a.example${moved(302, to)}`] })).thrown?.name, "TypeError");
    }
  });

  test("turns a form's POST into a GET, and keeps secrets from other origins", async () => {
    const init = {
      method: "POST",
      body: "a=b",
      headers: { authorization: "Bearer x", "content-type": "text/plain" },
    };
    await ask({ fetch: [`https://a.example${moved(302, "https://b.example/")}`, init] });
    const [first, second] = net.visits;
    assert.equal(first?.line, `POST a.example${moved(302, "https://b.example/")}`);
    assert.equal(first?.body, "a=b");
    assert.equal(first?.headers.authorization, "Bearer x");
    assert.equal(second?.line, "GET b.example/");
    assert.equal(second?.body, "");
    assert.equal(second?.headers.authorization, undefined);
    assert.equal(second?.headers["content-type"], undefined);
  });

  test("keeps them for the same origin", async () => {
    await ask({
      fetch: [`https://a.example${moved(302, "/b")}`, { headers: { authorization: "Bearer x" } }],
    });
    assert.equal(net.visits[1]?.headers.authorization, "Bearer x");
  });

  test("keeps what is meant for Cloudflare", async () => {
    net.sent.length = 0;
    await ask({ fetch: [`https://a.example${moved(302, "/b")}`, { cf: { cacheTtl: 7 } } as RequestInit] });
    assert.deepEqual(
      net.sent.map(({ cf }) => cf?.cacheTtl),
      [7, 7],
    );
  });

  test("says so where a body that is gone is asked for again", async () => {
    const { thrown } = await ask({
      fetch: [`https://a.example${moved(307, "/b")}`, { method: "POST", body: "a" }],
    });
    assert.match(thrown?.message ?? "", /asks for a body again/);
  });

  test("leaves redirects to callers who want them", async () => {
    const { status, location } = await ask({
      fetch: [`https://a.example${moved(302, EVIL)}`, { redirect: "manual" }],
    });
    assert.equal(status, 302);
    assert.equal(location, EVIL);
  });
});

describe("check", () => {
  test("judges a link without contacting anybody", async () => {
    const report = (await ask({
      check: `https://l.facebook.com/l.php?u=${encodeURIComponent(EVIL)}`,
    })) as never as {
      stopped: boolean;
      verdict: { host: string };
      through: { redirector: string }[];
      hosts: unknown[];
    };
    assert.equal(report.stopped, true);
    assert.equal(report.verdict.host, "evil.duckdns.org");
    assert.equal(report.through.length, 1);
    assert.equal(report.hosts.length, 2);
    assert.deepEqual(lines(), []);
  });

  test("speaks the language asked for", async () => {
    const report = (await ask({ options: { lang: "ja" }, check: EVIL })) as never as {
      verdict: { reasons: { text: string }[] };
    };
    assert.match(report.verdict.reasons[0]?.text ?? "", /借り手/);
  });

  test("finds every host in a text", async () => {
    const text = "See hxxps://evil[.]duckdns[.]org/x, https://example.com/ or write to me@a.pages.dev.";
    const found = (await ask({ text })) as never as { verdict: { host: string }; stopped: boolean }[];
    assert.deepEqual(
      found.map(({ verdict, stopped }) => [verdict.host, stopped]),
      [
        ["evil.duckdns.org", true],
        ["example.com", false],
        ["a.pages.dev", false],
      ],
    );
  });

  test("says what cannot be read", async () => {
    assert.ok((await ask({ check: "" })).thrown?.code);
  });
});
