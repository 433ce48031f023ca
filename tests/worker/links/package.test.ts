/** The package as somebody else gets it: packed, installed, typed, bundled by wrangler and run in workerd. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { KEYS } from "./lib/gate-key.ts";
import { type Web, web } from "./lib/web.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const run = promisify(execFile);

let home: string;
let net: Web;
let worker: Miniflare;
let url: URL;

const tool = (name: string, ...args: string[]) =>
  run(process.execPath, [join(ROOT, "node_modules", name), ...args], {
    cwd: home,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: home, CI: "1" },
  });

before(async () => {
  home = await mkdtemp(join(tmpdir(), "sublet-example-"));
  net = await web();
  await run(process.execPath, [join(ROOT, "worker/package/build.ts")]);
  const { stdout } = await run("npm", [
    "pack",
    join(ROOT, "worker/package/dist"),
    "--pack-destination",
    home,
  ]);
  await cp(join(ROOT, "worker/example"), home, { recursive: true });
  const file = join(home, stdout.trim().split("\n").at(-1) ?? "");
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", file], { cwd: home });
  await symlink(join(ROOT, "node_modules/@cloudflare"), join(home, "node_modules/@cloudflare"));
  await tool("wrangler/bin/wrangler.js", "deploy", "--dry-run", "--outdir", "out");
  worker = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      modules: await modules(join(home, "out")),
      modulesRoot: "/",
      compatibilityDate: "2026-11-01",
      bindings: { GATE: "https://gate.example", LINK_KEY: `${KEYS.id}:${KEYS.secret}` },
      outboundService: net.outbound,
    }),
  );
  url = await worker.ready;
  net.pages.set(
    "blog.example/post",
    '<base href="/a/"><a href="b">one</a> <a href="https://evil.duckdns.org/">two</a> <img src="https://evil.duckdns.org/x.png">',
  );
});
after(async () => {
  await worker?.dispose();
  await net?.close();
  await rm(home, { recursive: true, force: true });
});

async function modules(folder: string) {
  const names = (await readdir(folder)).filter((name) => /\.(js|wasm|bin)$/.test(name)).sort();
  const found = names.map(async (path) => {
    const bytes = await readFile(join(folder, path));
    if (path.endsWith(".js")) return { type: "ESModule" as const, path, contents: bytes.toString() };
    const type = path.endsWith(".wasm") ? ("CompiledWasm" as const) : ("Data" as const);
    return { type, path, contents: new Uint8Array(bytes) };
  });
  const all = await Promise.all(found);
  return all.sort((a, b) => Number(b.type === "ESModule") - Number(a.type === "ESModule"));
}

const read = (target: string, more = "") => fetch(`${url}?url=${encodeURIComponent(target)}${more}`);

test("its types are whole for a strict compiler that knows nothing of this repository", async () => {
  await run(join(ROOT, "node_modules/.bin/tsc"), ["-p", home, "--skipLibCheck", "false"]);
});

test("it brings no dependencies and runs no scripts", async () => {
  const { dependencies, scripts } = JSON.parse(
    await readFile(join(home, "node_modules/@sublet/worker/package.json"), "utf8"),
  );
  assert.deepEqual([dependencies, scripts], [undefined, undefined]);
});

test("the example marks the links of a page", async () => {
  const html = await (await read("https://blog.example/post")).text();
  assert.match(html, /<a href="https:\/\/evil\.duckdns\.org\/" data-sublet-action="warn"/);
  assert.match(html, /<a href="b">one<\/a>/);
});

test("the example leads them through the gate", async () => {
  const html = await (await read("https://blog.example/post", "&through=gate")).text();
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(
    ([, link = ""]) => new URL(link.replaceAll("&amp;", "&")),
  );
  assert.deepEqual(
    links.map(({ origin, searchParams }) => [origin, searchParams.get("u")]),
    [
      ["https://gate.example", "https://blog.example/a/b"],
      ["https://gate.example", "https://evil.duckdns.org/"],
    ],
  );
  assert.ok(!html.includes("x.png"));
});

test("the example fetches no page that the policy stops", async () => {
  net.visits.length = 0;
  const answer = await read("https://evil.duckdns.org/");
  assert.equal(answer.status, 403);
  assert.equal(((await answer.json()) as { code: string }).code, "stopped");
  assert.deepEqual(net.visits, []);
});
