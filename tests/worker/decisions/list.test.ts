import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, type Running, start } from "../lib/start.ts";

interface Row {
  id: number;
  at: string;
  channel: string;
  host: string;
  score: number;
  level: string;
  action: string;
  rule: string;
  policy: string;
  token: string | null;
}
interface Page {
  decisions: Row[];
  next: string | null;
}

let worker: Running;
const FIRST = Date.parse("2026-11-01T00:00:00Z");
const HOUR = 60 * 60 * 1000;

before(async () => {
  worker = await start();
  const rows = [
    ["evil.duckdns.org", "warn", "balanced/full-control", "check", null],
    ["a.b.evil.duckdns.org", "warn", "balanced/full-control", "go", "tok1"],
    ["notevil.duckdns.org", "block", "strict/default", "mail", "tok2"],
    ["duckdns.org.example.com", "log", "balanced/default", "check", null],
    ["x.pages.dev", "log", "=cmd|' /C calc'!A0", "check", null],
    ["x.pages.dev", "log", 'with "quotes", and a comma', "batch", null],
  ];
  const insert = worker.decisions.prepare(
    `INSERT INTO decisions (at, channel, host, host_reversed, score, level, action, rule, policy, token)
     VALUES (?1, ?2, ?3, ?4, 68, 'high', ?5, ?6, 'balanced', ?7)`,
  );
  await worker.decisions.batch(
    rows.map(([host, action, rule, channel, token], at) =>
      // Two rows share each moment: the page must not lose one of them at its edge.
      insert.bind(
        FIRST + Math.floor(at / 2) * HOUR,
        channel,
        host,
        host?.split(".").reverse().join("."),
        action,
        rule,
        token,
      ),
    ),
  );
});
after(() => worker?.dispose());

const get = (query: string, headers: HeadersInit = {}) =>
  worker.fetch(`/v1/decisions?${query}`, { token: ADMIN, headers });

async function hosts(query: string) {
  const answer = await get(query);
  assert.equal(answer.status, 200, await answer.clone().text());
  return ((await answer.json()) as Page).decisions.map(({ host }) => host);
}

test("rows come newest first, whole, and without a token nobody sees them", async () => {
  const { decisions, next } = (await (await get("")).json()) as Page;
  assert.deepEqual(decisions[0], {
    id: 6,
    at: "2026-11-01T02:00:00.000Z",
    channel: "batch",
    host: "x.pages.dev",
    score: 68,
    level: "high",
    action: "log",
    rule: 'with "quotes", and a comma',
    policy: "balanced",
    token: null,
  });
  assert.deepEqual(
    decisions.map(({ id }) => id),
    [6, 5, 4, 3, 2, 1],
  );
  assert.equal(next, null);
  assert.equal((await worker.fetch("/v1/decisions")).status, 401);
});

test("filters by host, by all below a name, action, rule, way in, token and time", async () => {
  assert.deepEqual(await hosts("host=evil.duckdns.org"), ["evil.duckdns.org"]);
  assert.deepEqual(await hosts("host=EVIL.duckdns.org."), ["evil.duckdns.org"]);
  assert.deepEqual(await hosts("under=evil.duckdns.org"), ["a.b.evil.duckdns.org", "evil.duckdns.org"]);
  assert.deepEqual(await hosts("under=duckdns.org&action=warn&channel=go"), ["a.b.evil.duckdns.org"]);
  assert.deepEqual(await hosts("action=block"), ["notevil.duckdns.org"]);
  assert.deepEqual(await hosts("rule=balanced%2Fdefault"), ["duckdns.org.example.com"]);
  assert.deepEqual(await hosts("channel=go"), ["a.b.evil.duckdns.org"]);
  assert.deepEqual(await hosts("token=tok2"), ["notevil.duckdns.org"]);
  assert.deepEqual(await hosts("level=low"), []);
  assert.deepEqual(await hosts("from=2026-11-01T01:00:00Z&to=2026-11-01T02:00:00Z"), [
    "duckdns.org.example.com",
    "notevil.duckdns.org",
  ]);
  assert.deepEqual(await hosts("to=2026-11-01T10:00:00%2B09:00"), [
    "a.b.evil.duckdns.org",
    "evil.duckdns.org",
  ]);
});

test("pages meet without a gap or a double, also where rows came in between", async () => {
  const seen: number[] = [];
  let path: string | undefined = "/v1/decisions?limit=1&policy=balanced";
  for (let page = 0; path; page++) {
    const answer: Response = await worker.fetch(path, { token: ADMIN });
    const { decisions, next } = (await answer.json()) as Page;
    seen.push(...decisions.map(({ id }) => id));
    path = /^<(.+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
    assert.equal(next === null, path === undefined);
    if (page === 1) {
      await worker.decisions
        .prepare(
          `INSERT INTO decisions (at, channel, host, score, level, action, rule, policy)
           VALUES (?1, 'check', 'new.example', 0, 'none', 'allow', 'not-a-tenant', 'balanced')`,
        )
        .bind(FIRST + 9 * HOUR)
        .run();
    }
  }
  assert.deepEqual(seen, [6, 5, 4, 3, 2, 1]);
});

test("writes CSV that a spreadsheet does not run, and NDJSON", async () => {
  const csv = await get("host=x.pages.dev&format=csv");
  assert.equal(csv.headers.get("content-type"), "text/csv; charset=utf-8");
  assert.equal(
    await csv.text(),
    [
      "id,at,channel,host,score,level,action,rule,policy,token",
      '6,2026-11-01T02:00:00.000Z,batch,x.pages.dev,68,high,log,"with ""quotes"", and a comma",balanced,',
      "5,2026-11-01T02:00:00.000Z,check,x.pages.dev,68,high,log,'=cmd|' /C calc'!A0,balanced,",
      "",
    ].join("\r\n"),
  );
  const lines = await get("under=duckdns.org", { accept: "application/x-ndjson" });
  assert.equal(lines.headers.get("content-type"), "application/x-ndjson; charset=utf-8");
  const rows = (await lines.text()).trimEnd().split("\n");
  assert.deepEqual(
    rows.map((line) => (JSON.parse(line) as Row).id),
    [3, 2, 1],
  );
  assert.equal(
    (await get("", { accept: "text/csv" })).headers.get("content-type"),
    "text/csv; charset=utf-8",
  );
});

test("names the parameter that it cannot use", async () => {
  for (const query of [
    "from=yesterday",
    "limit=0",
    "limit=999999",
    "cursor=",
    "action=maybe",
    "format=xml",
    "hosts=a",
  ]) {
    const answer = await get(query);
    assert.equal(answer.status, 400, query);
    const { code, detail } = (await answer.json()) as { code: string; detail: string };
    assert.equal(code, "bad-parameter");
    assert.ok(detail.includes(`parameter ${query.split("=")[0]} `), detail);
  }
  for (const cursor of ["x", "!!", btoa("1.2.3"), btoa("-1.2")]) {
    const answer = await get(`cursor=${cursor}`);
    assert.equal(answer.status, 422, cursor);
    assert.equal(((await answer.json()) as { code: string }).code, "bad-cursor");
  }
});
