/** Nobody but a holder of the key gets a redirect out of the gate. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { type Running, start } from "../lib/start.ts";
import { BROWSER, form, linkTo } from "./lib/ask.ts";
import { fields, linkKeys, path, type Signed, soon } from "./lib/keys.ts";

const URL_HERE = "https://example.com/a?b=c";

let worker: Running;
before(async () => {
  worker = await start({ vars: { LINK_KEYS: linkKeys("new", "old"), CONTACT: "help@corp.example" } });
});
after(() => worker?.dispose());

/** The gate refuses it, for browsers and for programs, and leads nowhere. */
async function refused(at: string, code: string | RegExp): Promise<void> {
  for (const headers of [BROWSER, { accept: "application/json" }]) {
    const answer = await worker.fetch(at, { headers });
    const text = await answer.text();
    assert.equal(answer.status, 400, `${at.slice(0, 200)}: ${answer.status}`);
    assert.equal(answer.headers.get("location"), null);
    assert.equal(answer.headers.get("refresh"), null);
    assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
    assert.equal(answer.headers.get("x-robots-tag"), "noindex, nofollow");
    assert.equal(answer.headers.get("vary"), "Accept, Accept-Language");
    assert.match(text, typeof code === "string" ? new RegExp(`\\b${code}\\b`) : code);
    // Not even a word of where it would have led.
    assert.ok(!/evil|example\.com/.test(text), text.slice(0, 300));
  }
}

describe("unsigned", () => {
  const targets = {
    "a URL": "https://evil.example/",
    "two slashes": "//evil.example/",
    backslashes: "\\\\evil.example\\",
    "mixed slashes": "/\\evil.example",
    "a path": "/v1/check",
    "a script": "javascript:alert(1)",
    "a data URL": "data:text/html,<script>alert(1)</script>",
    "line feeds": "https://evil.example/\r\nLocation: https://evil.example/",
    "a header after encoded line feeds": "https://evil.example/%0d%0aLocation:%20https://evil.example/",
    userinfo: "https://example.com@evil.example/",
    "an ideographic dot": "https://evil。example/",
    "a fullwidth slash": "https:／／evil.example／",
    "double coding": "https%3A%2F%2Fevil.example%2F",
    "a null": "https://evil.example/\0",
    nothing: "",
  };
  for (const [what, u] of Object.entries(targets)) {
    test(what, async () => {
      await refused(`/go?${new URLSearchParams({ u })}`, "link-unsigned");
      await refused(path({ ...fields({ u: URL_HERE }), u }), /link-(altered|unsigned)/);
    });
  }

  test("no query at all", () => refused("/go", "link-unsigned"));
  for (const gone of ["u", "k", "e", "s"]) {
    test(`without ${gone}`, async () => {
      const { [gone]: _, ...left } = fields({ u: URL_HERE });
      await refused(`/go?${new URLSearchParams(left)}`, "link-unsigned");
    });
  }
});

describe("altered", () => {
  const alterations: Record<string, Record<string, string>> = {
    "another URL": { u: "https://evil.example/" },
    "one letter more": { u: `${URL_HERE}d` },
    "another case": { u: "https://example.com/A?b=c" },
    "a slash before": { u: `/${URL_HERE}` },
    "a later end": { e: String(soon() + 3_600) },
    "another policy": { p: "monitor" },
    "the other key": { k: "old" },
  };
  for (const [what, changed] of Object.entries(alterations)) {
    test(what, () => refused(path({ ...fields({ u: URL_HERE }), ...changed }), "link-altered"));
  }

  test("an end written otherwise", async () => {
    const { e = "", ...left } = fields({ u: URL_HERE });
    for (const same of [`0${e}`, `${e}.0`, `+${e}`, ` ${e}`, `${e}e0`, `0x${Number(e).toString(16)}`]) {
      await refused(path({ ...left, e: same }), "link-unsigned");
    }
  });

  test("any one character of the signature", async () => {
    const { s = "", ...left } = fields({ u: URL_HERE });
    for (let at = 0; at < s.length; at++) {
      const other = s[at] === "A" ? "E" : "A";
      await refused(path({ ...left, s: s.slice(0, at) + other + s.slice(at + 1) }), "link-altered");
    }
  });

  test("a signature of the same bytes in another spelling", async () => {
    const { s = "", ...left } = fields({ u: URL_HERE });
    const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const twin = last[last.indexOf(s.at(-1) ?? "") + 1];
    for (const same of [`${s}=`, s.slice(0, -1) + twin, ` ${s}`, `${s}\n`]) {
      assert.deepEqual(Buffer.from(same, "base64url"), Buffer.from(s, "base64url"));
      await refused(path({ ...left, s: same }), "link-unsigned");
    }
  });

  test("an empty, short or long signature", async () => {
    const { s = "", ...left } = fields({ u: URL_HERE });
    for (const bad of ["", s.slice(1), `${s}A`, s.repeat(100)]) {
      await refused(path({ ...left, s: bad }), "link-unsigned");
    }
  });

  test("a field moved over the border to the next", async () => {
    const good = fields({ u: URL_HERE, p: "strict" });
    await refused(path({ ...good, p: "stric", u: `t\n${URL_HERE}` }), "link-altered");
    const { p: _, ...left } = good;
    await refused(path({ ...left, u: `strict\n${URL_HERE}` }), "link-altered");
  });

  test("a key that nobody has", async () => {
    const good = fields({ u: URL_HERE });
    for (const k of ["gone", "NEW", "__proto__", "constructor", "toString"]) {
      await refused(path({ ...good, k }), "link-unknown-key");
    }
    await refused(path({ ...good, k: "a/b" }), "link-unsigned");
  });
});

describe("twice", () => {
  for (const name of ["u", "k", "e", "s"]) {
    test(`${name} is refused, whichever stands first`, async () => {
      const good = path({ u: URL_HERE });
      const evil =
        { u: "https://evil.example/", k: "old", e: String(soon() + 9), s: "A".repeat(43) }[name] ?? "";
      await refused(`${good}&${name}=${encodeURIComponent(evil)}`, "link-unsigned");
      await refused(good.replace("/go?", `/go?${name}=${encodeURIComponent(evil)}&`), "link-unsigned");
    });
  }

  test("but what mail programs and trackers add does no harm", async () => {
    const answer = await worker.fetch(
      `${path({ u: URL_HERE })}&fbclid=1&utm_source=x&u[]=https://evil.example/`,
    );
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get("location"), URL_HERE);
  });
});

describe("signed, and still no URL to be led to", () => {
  const signed: Record<string, [Partial<Signed> & { u: string }, string]> = {
    "run out": [{ u: URL_HERE, e: soon() - 61 }, "link-expired"],
    "run out long ago": [{ u: URL_HERE, e: 1 }, "link-expired"],
    "signed for another purpose": [{ u: URL_HERE, purpose: "continue" }, "link-altered"],
    "a script": [{ u: "javascript:alert(1)" }, "link-not-web"],
    "a data URL": [{ u: "data:text/html,x" }, "link-not-web"],
    "a file": [{ u: "file:///etc/passwd" }, "link-not-web"],
    "no URL": [{ u: "evil" }, "link-not-a-url"],
    "two slashes": [{ u: "//evil.example/" }, "link-not-a-url"],
    userinfo: [{ u: "https://example.com@evil.example/" }, "link-userinfo"],
    "a password": [{ u: "https://:x@evil.example/" }, "link-userinfo"],
    "line feeds": [{ u: "https://evil.example/\r\nX: y" }, "link-not-a-url"],
    blanks: [{ u: " https://evil.example/" }, "link-not-a-url"],
    "not as browsers write it": [{ u: "https://EVIL.example" }, "link-not-a-url"],
    "too long": [{ u: `https://evil.example/${"a".repeat(16_000)}` }, "link-too-long"],
  };
  for (const [what, [of, code]] of Object.entries(signed)) {
    test(what, () => refused(path(of), code));
  }
});

describe("the form", () => {
  const warned = "https://evil.duckdns.org/";
  const leadsNowhere = async (answer: Response) => {
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get("location"), null);
    await answer.body?.cancel();
  };

  test("does not take a link's own signature", async () =>
    leadsNowhere(await form(worker, fields({ u: warned }))));

  test("does not take another URL, a later end, or an end that has come", async () => {
    const good = fields({ u: warned, purpose: "continue" });
    await leadsNowhere(await form(worker, { ...good, u: "https://other.duckdns.org/" }));
    await leadsNowhere(await form(worker, { ...good, e: String(soon() + 9) }));
    await leadsNowhere(await form(worker, fields({ u: warned, purpose: "continue", e: soon() - 61 })));
  });

  test("does not come in an address", async () => {
    await refused(path({ u: warned.replace("evil", "other"), purpose: "continue" }), "link-altered");
  });

  test("does not send itself from somebody else's page", async () => {
    const good = fields({ u: warned, purpose: "continue" });
    for (const site of ["cross-site", "same-site", "none"]) {
      const answer = await form(worker, good, { "sec-fetch-site": site });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("location"), null);
      assert.match(await answer.text(), /Open evil\.duckdns\.org anyway/);
    }
    const own = await form(worker, good, { "sec-fetch-site": "same-origin" });
    assert.equal(own.status, 303);
    assert.equal(own.headers.get("location"), warned);
  });

  test("is not endless", async () => {
    const answer = await form(worker, { u: "a".repeat(400_000) });
    assert.equal(answer.status, 413);
    assert.equal(answer.headers.get("location"), null);
  });
});

test("a link of 100 KB gets no redirect", async () => {
  const answer = await worker.fetch(path({ u: `https://evil.example/${"a".repeat(102_400)}` }));
  assert.ok([400, 414].includes(answer.status));
  assert.equal(answer.headers.get("location"), null);
});

test("a raw request line with control characters gets no redirect", async () => {
  const { hostname, port } = new URL(worker.url);
  const good = path({ u: URL_HERE });
  for (const target of [`${good}%0d%0aX:%20y`, `${good}\tX`, good.replace("example", "ex\u0000ample")]) {
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    await once(socket, "close");
    assert.match(text, /^HTTP\/1\.1 400/);
    assert.ok(!/^location:/im.test(text), text);
  }
});

test("a true link opens, so that all of the above means something", async () => {
  for (const at of [path({ u: URL_HERE }), path({ u: URL_HERE, k: "old" }), await linkTo(worker, URL_HERE)]) {
    const answer = await worker.fetch(at);
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get("location"), URL_HERE);
  }
});
