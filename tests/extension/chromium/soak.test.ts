import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRANCES } from "../lib/cases.ts";
import { OWN, pick, seeded, TENANTS } from "../lib/soak.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

/** How many navigations of each sort; 2,000 before a release. */
const TIMES = Number(process.env.SUBLET_SOAK ?? 100);
const LIMIT = TIMES * 1_000;

const it = world();
const on = stage(it);

const random = seeded(20_261_122);
const one = <T>(list: readonly T[]): T => pick(list, random);

let kills = 0;

async function sometimesKill(): Promise<void> {
  if (random() >= 0.1) return;
  kills++;
  await on().killWorker();
}

test(`${TIMES} navigations to tenants: nothing is seen of any`, { timeout: LIMIT }, async (t) => {
  for (let at = 0; at < TIMES; at++) {
    if (at % 50 === 0) await on().freshTab();
    await sometimesKill();
    const to = `http://t${at}.${one(TENANTS)}/path?${at}`;
    const entrance = one([undefined, ...ENTRANCES]);
    if (entrance) await on().enter(entrance, to);
    else await on().go(to);
    assert.equal(new URL(await on().stopped()).hostname, new URL(to).hostname);
  }
  await on().unseen("duckdns.org");
  await on().unseen("mooo.com");
  t.diagnostic(`${TIMES} stops, the worker killed ${kills} times`);
});

test(`${TIMES} navigations to ordinary and own hosts: all are served`, { timeout: LIMIT }, async () => {
  for (let at = 0; at < TIMES; at++) {
    if (at % 50 === 0) await on().freshTab();
    await sometimesKill();
    const host = one(OWN);
    const path = `/path-${at}`;
    await on().go(`http://${host}${path}`);
    assert.ok(
      it.log.of(host).some((line) => line.endsWith(`GET ${path}`)),
      `${host}${path} was served`,
    );
    await on().served(host);
  }
});
