import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ADMIN, type Init, type Options, type Running, start } from "../lib/start.ts";

/** The worker, and the worker without its fast path. */
let both: Running[] = [];
const options: Options = { vars: { RECORD: "all" } };
before(async () => {
  const entry = fileURLToPath(new URL("./entry.ts", import.meta.url));
  both = [await start(options), await start({ ...options, entry })];
  for (const { policies } of both) {
    await policies.put("policy:acme", JSON.stringify({ name: "acme", default: "block", rules: [] }));
    await policies.put("policy:broken", "{");
  }
});
after(async () => {
  for (const worker of both) await worker.dispose();
});

/** What is told of an answer: all but when and over which connection it came. */
async function told(answer: Response) {
  const headers = Object.fromEntries(answer.headers);
  for (const name of ["date", "connection", "keep-alive", "transfer-encoding"]) delete headers[name];
  return { status: answer.status, headers, body: await answer.text() };
}

const now = "now=2026-11-22T00:00:00Z";
const cases: [query: string, init?: Init][] = [
  [`?url=hxxps://login.mallory[.]duckdns[.]org/&${now}`, { token: ADMIN }],
  [`?url=a.example&${now}`, { token: ADMIN }],
  [`?url=x.pages.dev&policy=acme&${now}&lang=ja`, { token: ADMIN }],
  [`?url=x.pages.dev&${now}`, { token: ADMIN, headers: { "accept-language": "fr, ja;q=0.5" } }],
  [`?url=a.example&url=b.example&${now}`, { token: ADMIN }],
  [`?url=%e3%81%82.example&${now}`, { token: ADMIN }],
  [`?url=a.example&${now}`, { token: ADMIN, method: "HEAD" }],
  ["?url=a.example&policy=nowhere", { token: ADMIN }],
  ["?url=a.example&policy=broken", { token: ADMIN }],
  ["?url=a.example&now=yesterday", { token: ADMIN }],
  ["?url=a.example&now=yesterday", { token: ADMIN, headers: { "accept-language": "ja" } }],
  ["?url=https://", { token: ADMIN }],
  ["?url=a.example"],
  ["?url=a.example", { token: "nobody" }],
  ["", { token: ADMIN }],
  [""],
  ["?url=", { token: ADMIN }],
  [`?url=${"a".repeat(8 * 1024 + 1)}`, { token: ADMIN }],
  ["?url=a.example&lang=fr", { token: ADMIN }],
];

for (const [query, init] of cases) {
  const title = `${init?.method ?? "GET"} ${query.slice(0, 80)} ${JSON.stringify(init?.headers ?? {})}`;
  test(`${title}: the fast path and the declared route answer the same`, async () => {
    const [fast, declared] = await Promise.all(
      both.map(async (worker) => told(await worker.fetch(`/v1/check${query}`, init))),
    );
    assert.deepEqual(fast, declared);
  });
}

test("both record the same", async () => {
  const rows = await Promise.all(
    both.map(async ({ decisions }) => {
      const query =
        "SELECT channel, host, score, level, action, rule, policy, token FROM decisions ORDER BY id";
      return (await decisions.prepare(query).all()).results;
    }),
  );
  assert.ok(rows[0]?.length);
  assert.deepEqual(rows[0], rows[1]);
});

test("over HTTPS as well", async () => {
  const request = { headers: { authorization: `Bearer ${ADMIN}` } };
  const [fast, declared] = await Promise.all(
    both.map(async ({ miniflare }) => {
      const answer = await miniflare.dispatchFetch(
        `https://sublet.example/v1/check?url=a.example&${now}`,
        request,
      );
      return told(answer as unknown as Response);
    }),
  );
  assert.match(fast?.headers["strict-transport-security"] ?? "", /max-age/);
  assert.deepEqual(fast, declared);
});

for (const CORS_ORIGINS of ["https://app.example, https://other.example", "*"]) {
  test(`and where pages of other origins may ask: ${CORS_ORIGINS}`, async () => {
    const entry = fileURLToPath(new URL("./entry.ts", import.meta.url));
    const vars = { CORS_ORIGINS };
    const open = [await start({ vars }), await start({ vars, entry })];
    try {
      for (const origin of ["https://app.example", "https://evil.example", undefined]) {
        for (const query of [`?url=a.example&${now}`, "?url=https://", "?url="]) {
          for (const token of [ADMIN, "nobody"]) {
            const headers: Record<string, string> = origin ? { origin } : {};
            const [fast, declared] = await Promise.all(
              open.map(async (worker) => told(await worker.fetch(`/v1/check${query}`, { token, headers }))),
            );
            assert.deepEqual(fast, declared, `${origin} ${query} ${token}`);
          }
        }
      }
    } finally {
      for (const worker of open) await worker.dispose();
    }
  });
}

test("and where a setting cannot be read", async () => {
  const entry = fileURLToPath(new URL("./entry.ts", import.meta.url));
  const vars = { RECORD: "some" };
  const broken = [await start({ vars }), await start({ vars, entry })];
  try {
    const [fast, declared] = await Promise.all(
      broken.map(async (worker) => told(await worker.fetch("/v1/check?url=a.example"))),
    );
    assert.equal(fast?.status, 500);
    assert.deepEqual(fast, declared);
  } finally {
    for (const worker of broken) await worker.dispose();
  }
});
