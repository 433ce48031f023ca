import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { writeServer } from "../../../worker/serve/config.ts";
import { ADMIN, sha256 } from "../lib/start.ts";
import { type Server, serve } from "./workerd.ts";

/** In Node 22, but not in the types of the Node that the workspace is for. */
const { DatabaseSync } = createRequire(import.meta.url)("node:sqlite") as {
  DatabaseSync: new (path: string) => { exec(sql: string): void; close(): void };
};

const ENV = { ADMIN_TOKEN_HASH: sha256(ADMIN), PUBLIC_LOOKUPS: "true", RATE_LIMIT: "1000000" };
const HEADERS = { authorization: `Bearer ${ADMIN}`, "content-type": "application/json" };

let folder = "";
let config = "";
let server: Server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sublet-serve-"));
  config = await writeServer(folder);
  server = await serve(config, ENV);
});
after(async () => {
  await server?.kill();
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string, init: RequestInit = {}) => fetch(server.url + path, { headers: HEADERS, ...init });

async function recorded(query = "") {
  const { decisions } = (await (await ask(`/v1/decisions${query}`)).json()) as {
    decisions: { host: string }[];
  };
  return decisions.map(({ host }) => host);
}

test("policy and decisions outlive the process, even where it is killed", async () => {
  const policy = { name: "house", default: "block", rules: [], exclusions: [] };
  const put = await ask("/v1/policies/house", { method: "PUT", body: JSON.stringify(policy) });
  assert.ok(put.ok, await put.text());

  const before = await ask("/v1/check?url=before.duckdns.org&policy=house");
  assert.equal(before.headers.get("sublet-recorded"), "true");
  assert.equal(((await before.json()) as { decision: { rule: string } }).decision.rule, "house/default");

  await server.kill();
  server = await serve(config, ENV);

  assert.deepEqual(await recorded(), ["before.duckdns.org"]);
  const after = await ask("/v1/check?url=after.duckdns.org&policy=house");
  assert.equal(((await after.json()) as { decision: { rule: string } }).decision.rule, "house/default");
  assert.deepEqual(await recorded(), ["after.duckdns.org", "before.duckdns.org"]);
});

test("what many ask at once is there after a kill, all that was acknowledged", async () => {
  const hosts = Array.from({ length: 200 }, (_, at) => `many${at}.duckdns.org`);
  const answers = await Promise.all(hosts.map((host) => ask(`/v1/check?url=${host}`)));
  for (const answer of answers) assert.equal(answer.headers.get("sublet-recorded"), "true");
  await server.kill();
  server = await serve(config, ENV);
  assert.deepEqual((await recorded("?limit=200")).toSorted(), hosts.toSorted());
});

test("a start deletes what is older than KEEP_DAYS", async () => {
  await server.kill();
  const data = join(folder, "data", "sublet");
  const file = (await readdir(data)).find((name) => /^[0-9a-f]+\.sqlite$/.test(name));
  const database = new DatabaseSync(join(data, file ?? ""));
  const old = Date.now() - 31 * 24 * 60 * 60 * 1000;
  database.exec(`UPDATE decisions SET at = ${old} WHERE host LIKE 'many%'`);
  database.close();
  server = await serve(config, { ...ENV, KEEP_DAYS: "30" });
  while ((await recorded()).some((host) => host.startsWith("many")));
  assert.deepEqual(await recorded(), ["after.duckdns.org", "before.duckdns.org"]);
});

test("a message comes in by POST", async () => {
  const answer = await ask("/v1/mail", {
    method: "POST",
    headers: { ...HEADERS, "content-type": "message/rfc822" },
    body: "From: a@example.com\r\nSubject: x\r\n\r\nSee https://evil.duckdns.org/login\r\n",
  });
  const { decision } = (await answer.json()) as { decision: { host: string } };
  assert.equal(decision.host, "evil.duckdns.org");
  assert.equal(answer.headers.get("sublet-recorded"), "true");
});

test("tokens are stored, listed by name and revoked", async () => {
  const made = await ask("/v1/tokens", {
    method: "POST",
    body: JSON.stringify({ name: "reader", scopes: ["read"] }),
  });
  assert.equal(made.status, 201, await made.clone().text());
  const { id } = (await made.json()) as { id: string };
  assert.equal((await ask(`/v1/tokens/${id}`, { method: "DELETE" })).status, 204);
  assert.equal((await ask(`/v1/tokens/${id}`)).status, 404);
});

test("a folder written again keeps its data", async () => {
  await server.kill();
  assert.equal(await writeServer(folder), config);
  assert.equal((await stat(join(folder, "data"))).mode & 0o077, 0, "nobody else reads the data");
  server = await serve(config, ENV);
  assert.ok((await recorded()).includes("before.duckdns.org"));
});

test("who asks too often is told when to try again", async () => {
  await server.kill();
  server = await serve(config, { ...ENV, RATE_LIMIT: "3" });
  const statuses: number[] = [];
  for (let call = 0; call < 4; call++) statuses.push((await ask("/v1/check?url=example.com")).status);
  assert.deepEqual(statuses, [200, 200, 200, 429]);
});

test("a limit that is no number is a setting that cannot be read", async () => {
  await server.kill();
  server = await serve(config, { ...ENV, RATE_LIMIT: "many" });
  const answer = await ask("/healthz");
  assert.equal(answer.status, 500);
  assert.equal(((await answer.json()) as { code: string }).code, "bad-setting");
});
