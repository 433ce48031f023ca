// The worker in workerd on loopback: answers a second beside a Hono route that does nothing, in one run, and a stream of a
// million lines. Prints Markdown. Wants wrk.

import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { Served } from "./serve.ts";
import { peak, stream } from "./stream.ts";
import { median, type Seen, wrk } from "./wrk.ts";

const ROUNDS = 3;
const TARGET = 0.85;

const version = (name: string) =>
  JSON.parse(
    readFileSync(
      fileURLToPath(new URL(`../../../node_modules/${name}/package.json`, import.meta.url)),
      "utf8",
    ),
  ).version;
console.log(`workerd ${version("workerd")}, Hono ${version("hono")}, ${cpus()[0]?.model.trim()}\n`);

const empty = await Served.empty();
const open = await Served.worker({ PUBLIC_LOOKUPS: "true", RECORD: "off" });
const kept = await Served.worker({ RECORD: "off" });
const noting = await Served.worker({ RECORD: "stops" });
try {
  const [token, other] = [await kept.reader(), await noting.reader()];
  const check = (url: string, host: string) => `${url}v1/check?url=${host}`;
  const cases: [string, () => Seen][] = [
    ["an empty Hono route", () => wrk(`${empty.url}empty`)],
    ["a Hono route with the tenant's answer, made before", () => wrk(`${empty.url}same`)],
    ["`/v1/check`, unlisted, no token asked", () => wrk(check(open.url, "www.example.com"))],
    ["`/v1/check`, tenant, no token asked", () => wrk(check(open.url, "evil.duckdns.org"))],
    ["`/v1/check`, unlisted, with a token", () => wrk(check(kept.url, "www.example.com"), token)],
    ["`/v1/check`, tenant, with a token", () => wrk(check(kept.url, "evil.duckdns.org"), token)],
    [
      "`/v1/check`, tenant, with a token, written down",
      () => wrk(check(noting.url, "evil.duckdns.org"), other),
    ],
  ];
  const tenant = await fetch(check(open.url, "evil.duckdns.org"));
  const shown = ["content-type", "cache-control", "content-security-policy", "x-content-type-options"];
  const headers = [...tenant.headers].filter(([name]) => shown.includes(name));
  await fetch(`${empty.url}same`, {
    method: "PUT",
    body: await tenant.text(),
    headers: { "answer-headers": JSON.stringify(headers) },
  });
  const seen: Seen[][] = cases.map(() => []);
  for (let round = 0; round < ROUNDS; round++) cases.forEach(([, run], at) => void seen[at]?.push(run()));
  const rates = seen.map((runs) => median(runs.map(({ rate }) => rate)));
  console.log("| | answers/s | of the empty route | p99, ms |\n|---|--:|--:|--:|");
  cases.forEach(([name], at) => {
    const share = (rates[at] ?? 0) / (rates[0] ?? 1);
    const p99 = median((seen[at] ?? []).map((run) => run.p99));
    const judged = at === 0 ? "" : share >= TARGET ? " held" : " **missed**";
    console.log(
      `| ${name} | ${rates[at]?.toFixed(0)} | ${(share * 100).toFixed(0)} %${judged} | ${p99.toFixed(1)} |`,
    );
  });

  const pid = kept.process.pid ?? 0;
  const before = peak(pid);
  const { lines, seconds, bytes } = await stream(`${kept.url}v1/check`, token);
  console.log(
    `\n${lines} lines in ${seconds.toFixed(1)} s: ${Math.round(lines / seconds)} hosts/s, ${(bytes / seconds / 1e6).toFixed(0)} MB/s of verdicts; most memory of workerd ${before.toFixed(0)} MiB before, ${peak(pid).toFixed(0)} MiB after`,
  );
} finally {
  for (const served of [empty, open, kept, noting]) await served.stop();
}
