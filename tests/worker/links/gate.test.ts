import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ADMIN, type Running, start } from "../lib/start.ts";
import { BROWSER, fieldsOf, form, linkTo } from "./lib/ask.ts";
import { linkKeys, path } from "./lib/keys.ts";

const WARNED = "https://login.evil.duckdns.org/a?b=c#d";

const POLICY = {
  name: "acme",
  default: "allow",
  rules: [
    { id: "no-duck", action: "block", providers: ["duckdns"] },
    { id: "warn-pages", action: "warn", suffixes: ["pages.dev"] },
  ],
  exclusions: [],
};

let worker: Running;
before(async () => {
  const vars = { LINK_KEYS: linkKeys("new"), RECORD: "all", CONTACT: "Help desk, <b>tel.</b> 1234" };
  worker = await start({ vars });
  await worker.policies.put("policy:acme", JSON.stringify(POLICY));
});
after(() => worker?.dispose());

const open = (at: string, headers: Record<string, string> = BROWSER) => worker.fetch(at, { headers });

async function last(): Promise<Record<string, unknown>> {
  const query = "SELECT channel, host, action, rule, policy, token FROM decisions ORDER BY id DESC LIMIT 1";
  const { results } = await worker.decisions.prepare(query).all<Record<string, unknown>>();
  return results[0] ?? {};
}

describe("where the policy allows or logs", () => {
  for (const u of [
    "https://example.com/a%20b?c=d&e=%26#f",
    "http://[2001:db8::1]:8080/",
    "https://x.pages.dev/",
  ]) {
    test(`${u} is led to as it was signed`, async () => {
      const answer = await open(path({ u }));
      assert.equal(answer.status, 302);
      assert.equal(answer.headers.get("location"), u);
      assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
      assert.equal(answer.headers.get("cache-control"), "no-store");
      assert.equal(answer.headers.get("sublet-recorded"), "true");
    });
  }

  test("HEAD is told the same", async () => {
    const answer = await worker.fetch(path({ u: "https://example.com/" }), { method: "HEAD" });
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get("location"), "https://example.com/");
  });
});

describe("where the policy warns", () => {
  test("a person gets a page, and no redirect", async () => {
    const answer = await open(path({ u: WARNED }));
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("location"), null);
    assert.equal(answer.headers.get("refresh"), null);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.equal(answer.headers.get("x-robots-tag"), "noindex, nofollow");
    assert.match(answer.headers.get("vary") ?? "", /Accept, Accept-Language/);
    const html = await answer.text();
    for (const told of [
      "Anyone can get an address ending in duckdns.org without showing who they are.",
      "Duck DNS",
      "balanced/full-control",
      "Content and DNS",
      "Known incidents",
      "https://<b>login.evil.duckdns.org</b>/a?b=c#d",
      "Help desk, &lt;b>tel.&lt;/b> 1234",
    ]) {
      assert.ok(html.includes(told), told);
    }
    assert.ok(!/<a [^>]*href="[^"]*duckdns/.test(html), "the address is no link");
    assert.deepEqual(await last(), {
      channel: "go",
      host: "login.evil.duckdns.org",
      action: "warn",
      rule: "balanced/full-control",
      policy: "balanced",
      token: null,
    });
  });

  test("a program gets a problem, and no redirect", async () => {
    const answer = await open(path({ u: WARNED }), { accept: "*/*" });
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    assert.equal(answer.headers.get("location"), null);
    const { code, detail } = (await answer.json()) as Record<string, string>;
    assert.equal(code, "link-warned");
    assert.match(detail ?? "", /login\.evil\.duckdns\.org.*balanced\/full-control/);
  });

  test("the button leads on, once it is pressed, and that is written down", async () => {
    const fields = fieldsOf(await (await open(path({ u: WARNED }))).text());
    assert.equal(fields.u, WARNED);
    const answer = await form(worker, fields, { "sec-fetch-site": "same-origin" });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), WARNED);
    assert.equal((await last()).channel, "continue");
  });

  test("the way on is open for ten minutes", async () => {
    const { e } = fieldsOf(await (await open(path({ u: WARNED }))).text());
    const left = Number(e) - Date.now() / 1000;
    assert.ok(left > 540 && left <= 600, String(left));
  });

  test("a form of a rewritten page is shown the warning, and is not let through", async () => {
    const answer = await worker.fetch(path({ u: WARNED }), {
      method: "POST",
      headers: { ...BROWSER, "content-type": "application/x-www-form-urlencoded" },
      body: "password=secret&k=new",
    });
    assert.equal(answer.status, 200);
    assert.ok(!(await answer.text()).includes("secret"));
  });
});

describe("where the policy blocks", () => {
  test("there is no way through", async () => {
    const at = path({ u: WARNED, p: "acme" });
    const answer = await open(at);
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get("location"), null);
    const html = await answer.text();
    assert.ok(!html.includes("<form"));
    assert.match(html, /The policy does not let anyone open this address/);
    assert.match(html, /acme\/no-duck/);
    assert.match(html, /Whom to ask/);
    const program = await open(at, { accept: "application/json" });
    assert.equal(program.status, 403);
    assert.equal(((await program.json()) as { code: string }).code, "link-blocked");
  });

  test("a way on from before is shut", async () => {
    const fields = fieldsOf(await (await open(path({ u: "https://a.pages.dev/", p: "acme" }))).text());
    const harder = { ...POLICY, rules: [{ id: "no-pages", action: "block", suffixes: ["pages.dev"] }] };
    const answer = await worker.fetch("/v1/policies/acme", {
      method: "PUT",
      token: ADMIN,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(harder),
    });
    assert.ok(answer.ok, String(answer.status));
    try {
      const shut = await form(worker, fields, { "sec-fetch-site": "same-origin" });
      assert.equal(shut.status, 403);
      assert.equal(shut.headers.get("location"), null);
      assert.equal((await last()).action, "block");
    } finally {
      await worker.fetch("/v1/policies/acme", {
        method: "PUT",
        token: ADMIN,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(POLICY),
      });
    }
  });
});

describe("the policy", () => {
  test("is not the reader's to choose", async () => {
    for (const name of ["policy", "POLICY", "q"]) {
      assert.equal((await open(`${path({ u: WARNED })}&${name}=monitor`)).status, 200);
    }
  });

  test("that a link was made under judges it", async () => {
    const url = "https://a.pages.dev/";
    assert.equal((await fetch(await linkTo(worker, url), { redirect: "manual" })).status, 302);
    const bound = await linkTo(worker, url, "/v1/links?policy=acme");
    assert.equal(new URL(bound).searchParams.get("p"), "acme");
    assert.equal((await fetch(bound, { redirect: "manual", headers: BROWSER })).status, 200);
  });

  test("of a token is that of its links", async () => {
    const made = await worker.fetch("/v1/tokens", {
      method: "POST",
      token: ADMIN,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "acme mail", scopes: ["read"], policy: "acme" }),
    });
    const { token } = (await made.json()) as { token: string };
    const link = await linkTo(worker, "https://a.pages.dev/", "/v1/links", token);
    assert.equal(new URL(link).searchParams.get("p"), "acme");
  });

  test("that is gone leaves a link shut, and nothing milder stands in for it", async () => {
    for (const headers of [BROWSER, { accept: "*/*" }]) {
      const answer = await open(path({ u: "https://example.com/", p: "gone" }), headers);
      assert.equal(answer.status, 404);
      assert.equal(answer.headers.get("location"), null);
      assert.match(await answer.text(), /unknown-policy/);
    }
  });
});

describe("a link that is wrapped in others", () => {
  const evil = encodeURIComponent("https://evil.duckdns.org/");
  const wrapped = {
    Google: `https://www.google.com/url?q=${evil}`,
    "Safe Links": `https://eur01.safelinks.protection.outlook.com/?url=${evil}&data=x`,
    "Proofpoint v2": "https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.duckdns.org_&d=x",
    "Proofpoint v3": "https://urldefense.com/v3/__https://evil.duckdns.org/__;!!x!y$",
    Facebook: `https://l.facebook.com/l.php?u=${evil}`,
    "two of them": `https://www.google.com/url?q=${encodeURIComponent(`https://l.facebook.com/l.php?u=${evil}`)}`,
  };
  for (const [what, u] of Object.entries(wrapped)) {
    test(`${what} is judged by where it ends, and led to as it was signed`, async () => {
      const answer = await open(path({ u }));
      assert.equal(answer.status, 200);
      const html = await answer.text();
      assert.match(html, /and ends at<\/span><b><bdi>evil\.duckdns\.org/);
      assert.match(html, /Open evil\.duckdns\.org anyway/);
      assert.equal((await last()).host, "evil.duckdns.org");
      const through = await form(worker, fieldsOf(html), { "sec-fetch-site": "same-origin" });
      assert.equal(through.headers.get("location"), u);
    });
  }

  test("one that ends well is let through whole", async () => {
    const u = "https://www.google.com/url?q=https%3A%2F%2Fexample.com%2F";
    assert.equal((await open(path({ u }))).headers.get("location"), u);
  });
});

describe("languages", () => {
  const headers = (lang: string) => ({ ...BROWSER, "accept-language": lang });

  test("of the reader, or as the link asks", async () => {
    const cases: [string, Record<string, string>, RegExp][] = [
      ["", headers("ja,en;q=0.5"), /<html lang="ja">/],
      ["", headers("de,en;q=0.5"), /<html lang="en">/],
      ["&lang=ja", headers("en"), /<html lang="ja">.*それでも login\.evil\.duckdns\.org を開く/s],
    ];
    for (const [more, sent, expected] of cases) {
      const answer = await open(path({ u: WARNED }) + more, sent);
      assert.match(await answer.text(), expected);
    }
  });

  test("also where a link is refused", async () => {
    const page = await open("/go", headers("ja"));
    assert.match(await page.text(), /署名がないか/);
    const problem = await open("/go", { "accept-language": "ja" });
    assert.match(((await problem.json()) as { detail: string }).detail, /署名がないか/);
  });
});

test("a reader who comes too often is told so in a page, and goes nowhere", async () => {
  const busy = await start({ vars: { LINK_KEYS: linkKeys("new") }, limit: 1 });
  try {
    const at = path({ u: "https://example.com/" });
    let answer = await busy.fetch(at, { headers: BROWSER });
    while (answer.status === 302) answer = await busy.fetch(at, { headers: BROWSER });
    assert.equal(answer.status, 429);
    assert.equal(answer.headers.get("location"), null);
    assert.ok(Number(answer.headers.get("retry-after")) > 0);
    assert.match(answer.headers.get("content-type") ?? "", /^text\/html/);
    assert.match(await answer.text(), /too-many-requests/);
  } finally {
    await busy.dispose();
  }
});
