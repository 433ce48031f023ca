import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRANCES } from "../lib/cases.ts";
import { OWN, pick, seeded, TENANTS } from "../lib/soak.ts";
import { world } from "../lib/world.ts";
import { enter, stage } from "./stage.ts";

/** How many navigations of each sort; 2,000 before a release. */
const TIMES = Number(process.env.SUBLET_SOAK ?? 150);
const LIMIT = TIMES * 1_000;

const it = world();
const on = stage(it);

const random = seeded(20_261_122);
const one = <T>(list: readonly T[]): T => pick(list, random);

test(`${TIMES} navigations to tenants: nothing is seen of any`, { timeout: LIMIT }, async () => {
  for (let at = 0; at < TIMES; at++) {
    if (at % 50 === 0) await on().freshTab();
    if (random() < 0.1) await on().killBackground();
    const to = `http://t${at}.${one(TENANTS)}/path?${at}`;
    const entrance = one([undefined, ...ENTRANCES]);
    if (entrance) await enter(on().firefox, entrance, to);
    else await on().firefox.go(to);
    const stopped = await on().stopped();
    assert.equal(new URL(stopped).hostname, new URL(to).hostname);
  }
  await on().unseen("duckdns.org");
  await on().unseen("mooo.com");
});

test(`${TIMES} navigations to ordinary and own hosts: all are served`, { timeout: LIMIT }, async () => {
  for (let at = 0; at < TIMES; at++) {
    if (at % 50 === 0) await on().freshTab();
    if (random() < 0.1) await on().killBackground();
    const host = one(OWN);
    const path = `/path-${at}`;
    await on().firefox.go(`http://${host}${path}`);
    assert.ok(
      it.log.of(host).some((line) => line.endsWith(`GET ${path}`)),
      `${host}${path} was served`,
    );
    await on().served(host);
  }
});
