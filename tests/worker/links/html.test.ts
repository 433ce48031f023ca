/** Marking and rewriting in workerd; what comes of it is read by a real browser. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { launch } from "../../e2e/lib/browser.ts";
import { type Running, start } from "../lib/start.ts";
import type { Ask } from "./lib/asked.ts";
import { KEYS } from "./lib/gate-key.ts";
import { linkKeys } from "./lib/keys.ts";
import { type Found, read } from "./lib/read-page.ts";

const BASE = "https://origin.example/dir/page?q#f";
const EVIL = "https://evil.duckdns.org/";
const entry = fileURLToPath(new URL("./entry.ts", import.meta.url));

let worker: Running;
let browser: Browser;
before(async () => {
  worker = await start({ entry, migrated: false });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await worker?.dispose();
});

async function send(what: Ask): Promise<Response> {
  return worker.fetch("/", { method: "POST", body: JSON.stringify(what) });
}

async function rewritten(html: string, rewrite: Ask["rewrite"] = {}): Promise<string> {
  const answer = await send({ page: { html }, rewrite: { base: BASE, ...rewrite } });
  assert.match(answer.headers.get("content-type") ?? "", /^text\/html/);
  return answer.text();
}

/** What a browser finds in a page. */
async function shown(html: string): Promise<Found> {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.setContent(html);
  const found = await read(page);
  await page.close();
  return found;
}

/** A value as it stands in an attribute. */
const quoted = (value: string) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** The URL that a link at the gate leads to, which must be signed. */
function target(link: string): string {
  const url = new URL(link);
  assert.equal(`${url.origin}${url.pathname}`, "https://gate.example/go", link);
  assert.match(url.searchParams.get("s") ?? "", /^[A-Za-z0-9_-]{43}$/);
  return url.searchParams.get("u") ?? "";
}

/** Nothing in the page leads to a tenant of Duck DNS but by way of the gate. */
function assertShut({ addresses }: Found): void {
  assert.deepEqual(
    addresses.filter(({ url }) => new URL(url).hostname.replace(/\.$/, "").endsWith("duckdns.org")),
    [],
  );
}

describe("a link leads through the gate", () => {
  const links: Record<string, [html: string, ...targets: string[]]> = {
    plain: [`<a href="${EVIL}">x</a>`, EVIL],
    "to a good host": [
      '<a href="https://good.example/a?b=c&amp;d=e#f">x</a>',
      "https://good.example/a?b=c&d=e#f",
    ],
    relative: ['<a href="../x?y">x</a>', "https://origin.example/x?y"],
    "in capitals, without quotes": [`<A HREF=${EVIL}>x</A>`, EVIL],
    "with a slash for a blank": [`<a/href='${EVIL}'/>x`, EVIL],
    "over two lines": [`<a\n href\n =\n "${EVIL}">x</a>`, EVIL],
    "with blanks and line feeds in it": ['<a href=" \t https://ev\nil.duck\tdns.org/ ">x</a>', EVIL],
    "with control characters before it": [`<a href="&#1;&#31;${EVIL}">x</a>`, EVIL],
    "without a scheme": ['<a href="//evil.duckdns.org">x</a>', EVIL],
    "with backslashes": ['<a href="\\\\evil.duckdns.org\\">x</a>', EVIL],
    "with mixed slashes": ['<a href="/\\evil.duckdns.org">x</a>', EVIL],
    "with one slash": ['<a href="https:/evil.duckdns.org">x</a>', "https://origin.example/evil.duckdns.org"],
    "behind character references": [
      '<a href="&#104;ttps&colon;&sol;&sol;evil&#46;duckdns&period;or&#x67;&sol;">x</a>',
      EVIL,
    ],
    "behind references that IDNA folds": ['<a href="https://&eopf;vil.duckdns.org">x</a>', EVIL],
    "behind references without a semicolon": [
      '<a href="https://evil&#46duckdns&#x2eorg/?a&copy=1">x</a>',
      `${EVIL}?a&copy=1`,
    ],
    "percent-encoded": ['<a href="https://%65vil.duckdns%2Eorg">x</a>', EVIL],
    "with wide dots and letters": ['<a href="https://evil。duckdns．org">x</a>', EVIL],
    "with userinfo, which is dropped": ['<a href="https://good.example:x@evil.duckdns.org/">x</a>', EVIL],
    "twice in one element: the first counts": [
      `<a href="https://good.example/" href="${EVIL}">x</a>`,
      "https://good.example/",
    ],
    "from an image map": [`<map><area href="${EVIL}" alt="x"></map>`, EVIL],
    "from a drawing": [`<svg><a href="${EVIL}"><text>x</text></a></svg>`, EVIL],
    "from an old drawing": [`<svg><a xlink:href="${EVIL}"><text>x</text></a></svg>`, EVIL],
    "below a base": [
      '<base href="//evil.duckdns.org/a/"><a href="b">x</a><a href="#c">x</a>',
      `${EVIL}a/b`,
      `${EVIL}a/#c`,
    ],
    "for browsers without scripts": [`<noscript><p><a href="${EVIL}">x</a></noscript>`, EVIL],
    "where nothing else is wrong": [`<p>a<p>b<table><tr><td><a href="${EVIL}">x</table>`, EVIL],
  };
  for (const [what, [html, ...expected]] of Object.entries(links)) {
    test(what, async () => {
      const found = await shown(await rewritten(html));
      assert.deepEqual(found.links.map(target), expected);
      assertShut(found);
    });
  }

  test("that the gate itself opens", async () => {
    const [link] = (await shown(await rewritten('<a href="https://good.example/a?b=c&amp;d">x</a>'))).links;
    const gate = await start({ vars: { LINK_KEYS: linkKeys("new") } });
    try {
      const answer = await gate.fetch(new URL(link ?? "").pathname + new URL(link ?? "").search);
      assert.equal(answer.status, 302);
      assert.equal(answer.headers.get("location"), "https://good.example/a?b=c&d");
    } finally {
      await gate.dispose();
    }
  });

  test("under the policy asked for", async () => {
    const [link] = (await shown(await rewritten(`<a href="${EVIL}">x</a>`, { policy: "acme" }))).links;
    assert.equal(new URL(link ?? "").searchParams.get("p"), "acme");
  });

  test("and one too long for the gate leads nowhere", async () => {
    const found = await shown(await rewritten(`<a href="${EVIL}${"a".repeat(16_000)}">x</a>`));
    assert.deepEqual(found.links, []);
    assertShut(found);
  });
});

describe("what leads nowhere stays", () => {
  for (const href of [
    "#top",
    "",
    "  ",
    "mailto:a@evil.duckdns.org",
    "tel:1",
    "javascript:void(0)",
    "data:text/plain,x",
  ]) {
    test(JSON.stringify(href), async () => {
      const html = `<a href="${href}">x</a>`;
      assert.equal(await rewritten(html), html);
    });
  }

  test("text, comments and scripts", async () => {
    const html = `<!-- <a href="${EVIL}"> --><p>${EVIL}</p><script>"<a href='${EVIL}'>"</script><title><a href="${EVIL}"></title>`;
    assert.equal(await rewritten(html), html);
  });
});

describe("a base", () => {
  const first = '<a href="a">x</a>';
  for (const [what, html] of Object.entries({
    "behind a link does not turn it": `${first}<base href="${EVIL}"><a href="b">x</a>`,
    "behind a fragment": `<a href="#a">x</a><base href="${EVIL}"><a href="b">x</a>`,
    "that comes twice": `${first}<base href="${EVIL}"><base href="${EVIL}c"><a href="b">x</a>`,
    "in a drawing": `<svg><base href="${EVIL}"></base></svg>${first}`,
    "in a template": `<template><base href="${EVIL}"></template>${first}`,
    "for browsers without scripts": `<noscript><base href="${EVIL}"></noscript>${first}`,
  })) {
    test(`${what}`, async () => {
      const found = await shown(await rewritten(html));
      for (const link of found.links.filter((one) => one.startsWith("https:"))) {
        assert.match(target(link), /^https:\/\/origin\.example\/dir\/[ab]$/);
      }
      assertShut(found);
    });
  }

  test("in front of all, and behind whole addresses, counts", async () => {
    const html =
      '<link href="https://good.example/a.css"><base href="https://other.example/c/"><a href="b">x</a>';
    const found = await shown(await rewritten(html));
    assert.deepEqual(found.links.map(target), ["https://other.example/c/b"]);
  });
});

describe("what moves on by itself", () => {
  for (const content of [
    `0;url=${EVIL}`,
    `5; URL='${EVIL}'`,
    `0, "${EVIL}"`,
    `0 ${EVIL}`,
    `.5;${EVIL}`,
    `0;url = //evil.duckdns.org/`,
  ]) {
    test(`<meta> ${content}`, async () => {
      const html = await rewritten(`<meta http-equiv="Refresh" content="${quoted(content)}">`);
      const [, url = ""] = /content="\d+; url=([^"]*)"/.exec(html) ?? [];
      assert.equal(target(url.replaceAll("&amp;", "&")), EVIL);
    });
  }

  test("a Refresh header", async () => {
    const answer = await send({
      page: { html: "x", headers: { refresh: `3;url=${EVIL}` } },
      rewrite: { base: BASE },
    });
    const [, url = ""] = /^3; url=(.*)$/.exec(answer.headers.get("refresh") ?? "") ?? [];
    assert.equal(target(url), EVIL);
  });

  test("a redirect, of whatever type its body is", async () => {
    const headers = { location: "//evil.duckdns.org/", "content-type": "text/plain" };
    const answer = await send({ page: { html: "", headers, status: 302 }, rewrite: { base: BASE } });
    assert.equal(answer.status, 302);
    assert.equal(target(answer.headers.get("location") ?? ""), EVIL);
  });
});

describe("a form", () => {
  test("for a stopped host leads to the gate, and puts nothing in the address", async () => {
    for (const html of [
      `<form action="${EVIL}"><input name="p"></form>`,
      `<form><button formaction="${EVIL}" formmethod="get">x</button></form>`,
      `<form><input type="submit" formaction="${EVIL}"></form>`,
    ]) {
      const found = await shown(await rewritten(html));
      assert.equal(found.forms.length, 1);
      assert.equal(target(found.forms[0]?.action ?? ""), EVIL);
      assert.equal(found.forms[0]?.method, "post");
      assertShut(found);
    }
  });

  test("for another goes on as it was", async () => {
    const found = await shown(await rewritten('<form action="/search" method="get"></form>'));
    assert.deepEqual(found.forms, [{ action: "https://origin.example/search", method: "get" }]);
  });
});

describe("what is embedded from a stopped host", () => {
  const embedded = [
    `<img src="${EVIL}a.png" alt="">`,
    `<img srcset="${EVIL}a.png 1x, ${EVIL}b.png 2x" alt="">`,
    `<picture><source srcset="${EVIL}a.png"><img alt=""></picture>`,
    `<script src="${EVIL}a.js"></script>`,
    `<link rel="stylesheet" href="${EVIL}a.css">`,
    `<iframe src="${EVIL}"></iframe>`,
    `<frameset><frame src="${EVIL}"></frameset>`,
    `<object data="${EVIL}"></object>`,
    `<embed src="${EVIL}">`,
    `<video src="${EVIL}" poster="${EVIL}"></video>`,
    `<audio><source src="${EVIL}"></audio>`,
    `<input type="image" src="${EVIL}" alt="x">`,
    `<svg><image href="${EVIL}"/><use xlink:href="${EVIL}#a"/></svg>`,
    `<body background="${EVIL}">`,
    `<a ping="${EVIL} https://good.example/" href="https://good.example/">x</a>`,
  ];
  for (const html of embedded) {
    test(`${html.slice(0, 40)} is not loaded`, async () => {
      assertShut(await shown(await rewritten(html)));
    });
  }

  test("is left where that is asked for", async () => {
    const html = await rewritten(`<img src="${EVIL}a.png" alt="">`, { embeds: "leave" });
    assert.match(html, /src="https:\/\/evil\.duckdns\.org\/a\.png"/);
  });

  test("leaves its neighbours", async () => {
    const html = await rewritten(`<img srcset="a.png 1x, ${EVIL}b.png 2x, c,d.png 100w" alt="">`);
    assert.match(
      html,
      /srcset="https:\/\/origin\.example\/dir\/a\.png 1x, https:\/\/origin\.example\/dir\/c,d\.png 100w"/,
    );
  });

  test("also within pages within the page", async () => {
    const inner = `<a href="${EVIL}">x</a><img src="${EVIL}">`;
    const twice = `<iframe srcdoc="${quoted(`<iframe srcdoc="${quoted(inner)}"></iframe>`)}"></iframe>`;
    const found = await shown(await rewritten(twice));
    assert.deepEqual(found.links.map(target), [EVIL]);
    assertShut(found);
    const deep = Array.from({ length: 7 }).reduce<string>(
      (html) => `<iframe srcdoc="${quoted(html)}"></iframe>`,
      inner,
    );
    assert.ok(!(await rewritten(deep)).includes("evil.duckdns.org"));
  });
});

describe("marks", () => {
  const marked = async (html: string, mark: Ask["mark"] = {}, options: Ask["options"] = {}) =>
    (await send({ options, page: { html }, mark: { base: BASE, ...mark } })).text();

  test("say what is known of a link, and leave where it leads", async () => {
    const html = await marked(
      `<a href="//evil.duckdns.org/x?a&amp;b" rel="author" title="fine">x</a> <a href="/y">y</a>`,
    );
    const page = await browser.newPage();
    await page.setContent(html);
    const [first, second] = await page
      .locator("a")
      .evaluateAll((all) =>
        all.map((one) => Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value]))),
      );
    assert.deepEqual(first, {
      href: "//evil.duckdns.org/x?a&b",
      rel: "author nofollow noopener noreferrer",
      title: "evil.duckdns.org: The tenant decides where the name leads and everything it shows.",
      "data-sublet-action": "warn",
      "data-sublet-host": "evil.duckdns.org",
      "data-sublet-level": "high",
      "data-sublet-rule": "balanced/full-control",
    });
    assert.deepEqual(second, { href: "/y" });
  });

  test("speak Japanese, also in a page in Shift_JIS", async () => {
    const html = await marked(`<a href="${EVIL}">x</a>`, {}, { lang: "ja" });
    assert.match(html, /title="evil\.duckdns\.org: [^"]*借り手/);
    const headers = { "content-type": "text/html; charset=shift_jis" };
    const answer = await send({
      options: { lang: "ja" },
      page: { html: `<a href="${EVIL}">x</a>`, headers },
      mark: { base: BASE },
    });
    const text = new TextDecoder("shift_jis").decode(await answer.arrayBuffer());
    assert.match(text, /title="evil\.duckdns\.org: [^"]*借り手/);
  });

  test("begin at the action asked for", async () => {
    const html = '<a href="https://a.pages.dev/">x</a><a href="https://good.example/">y</a>';
    assert.equal(await marked(html), html);
    assert.equal((await marked(html, { from: "log" })).match(/data-sublet-action="log"/g)?.length, 1);
    assert.equal((await marked(html, { from: "allow" })).match(/data-sublet-action=/g)?.length, 2);
  });

  test("are ours alone", async () => {
    const html = await marked(
      `<a href="https://good.example/" data-sublet-action="allow">x</a><a href="${EVIL}" data-sublet-action="block">y</a>`,
    );
    assert.deepEqual(html.match(/data-sublet-action="\w+"/g), ['data-sublet-action="warn"']);
  });

  test("give no title to what has a use for it of its own", async () => {
    const html = await marked(`<link rel="stylesheet" href="${EVIL}a.css">`);
    assert.match(html, /data-sublet-action="warn"/);
    assert.ok(!html.includes("title="));
  });

  test("reach what is embedded, sent and moved on to", async () => {
    const html = await marked(
      `<img srcset="a.png 1x, ${EVIL} 2x"><form action="${EVIL}"></form><meta http-equiv=refresh content="0;${EVIL}">`,
    );
    assert.equal(html.match(/data-sublet-action="warn"/g)?.length, 3);
  });
});

test("other answers pass as they are", async () => {
  const html = `{"a":"<a href='${EVIL}'>"}`;
  for (const what of [{ mark: { base: BASE } }, { rewrite: { base: BASE } }]) {
    const answer = await send({ page: { html, headers: { "content-type": "application/json" } }, ...what });
    assert.equal(await answer.text(), html);
  }
});

test("an answer of no known type is a page, as it is to browsers", async () => {
  for (const type of ["", "*/*", "TEXT/HTML", "application/xhtml+xml"]) {
    const page = { html: `<a href="${EVIL}">x</a>`, headers: { "content-type": type } };
    const html = await (await send({ page, rewrite: { base: BASE } })).text();
    assert.match(html, /href="https:\/\/gate\.example\/go/, type);
  }
});

test("a page that does not say where it came from is refused", async () => {
  const answer = await send({ page: { html: `<a href="${EVIL}">x</a>` }, mark: {} });
  assert.match(((await answer.json()) as { thrown: { message: string } }).thrown.message, /`base`/);
});

test("the key is the gate's", () => {
  assert.equal(JSON.parse(linkKeys("new")).new, KEYS.secret);
});
