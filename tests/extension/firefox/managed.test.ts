import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { FRAMES, nameOf } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { binary, idOf, type Launch } from "./browser.ts";
import { EXTENSION, enter, Stage } from "./stage.ts";

/** Where Firefox looks for policies.json; the world of the tests has mounts of its own, so that the machine's stays. */
const FOLDER = join(dirname(realpathSync(binary())), "distribution");

const it = world();

before(() => {
  mkdirSync(FOLDER, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "tmpfs", FOLDER]);
});
after(() => execFileSync("umount", [FOLDER]));

/** Firefox under a company's policies: those of the extension, and those of Firefox. */
async function under(
  managed: object,
  work: (on: Stage) => Promise<void>,
  { policies = {}, launch = {} }: { policies?: object; launch?: Launch } = {},
): Promise<void> {
  const all = { "3rdparty": { Extensions: { [idOf(EXTENSION)]: managed } }, ...policies };
  writeFileSync(join(FOLDER, "policies.json"), JSON.stringify({ policies: all }));
  const on = await Stage.open(it, launch);
  try {
    await work(on);
  } finally {
    await on.firefox.close();
  }
}

const EXCLUDING = {
  name: "company",
  default: "block",
  exclusions: [{ host: "ours.duckdns.org", who: "IT", why: "our own gateway" }],
};

const NAMING = {
  name: "company",
  rules: [{ id: "named", hosts: ["named.ordinary.example", "127.0.0.1"], action: "block" }],
};
const RECORDS = "network.dns.native_https_query";

test("strict by policies.json: what the own policy would only log is blocked, frames as well", () =>
  under({ policy: "strict" }, async (on) => {
    for (const host of ["strict.github.io", "strict.duckdns.org", "strict.blogspot.com"]) {
      await on.freshTab();
      await on.firefox.go(`http://${host}/`);
      await on.stopped();
      await on.unseen(host);
    }
    for (const entrance of FRAMES) {
      const host = `strict-${nameOf(entrance)}.github.io`;
      await on.freshTab();
      await enter(on.firefox, entrance, `https://${host}/`);
      await on.unseen(host);
    }
  }));

test("frames off by policies.json: frames are served, navigations stopped", () =>
  under({ frames: "off" }, async (on) => {
    await on.freshTab();
    await enter(on.firefox, { way: "frame" }, "http://framed.duckdns.org/");
    await it.log.until("framed.duckdns.org", "http");
    await on.firefox.go("http://unframed.duckdns.org/");
    await on.stopped();
    await on.unseen("unframed.duckdns.org");
  }));

test("an exclusion by policies.json is served, other tenants are not", () =>
  under({ ownPolicy: EXCLUDING }, async (on) => {
    await on.freshTab();
    await on.firefox.go("http://ours.duckdns.org:8080/");
    await on.served("ours.duckdns.org");
    await on.firefox.go("http://theirs.duckdns.org:8080/");
    assert.equal(new URL(await on.stopped()).hostname, "theirs.duckdns.org");
    await on.unseen("theirs.duckdns.org");
  }));

test("report-only by policies.json: all are served", () =>
  under({ policy: "strict", reportOnly: true }, async (on) => {
    await on.freshTab();
    await on.firefox.go("http://reported.duckdns.org:8080/");
    await on.served("reported.duckdns.org");
  }));

test("hosts that a policy names are stopped, an IP address among them", () =>
  under({ ownPolicy: NAMING }, async (on) => {
    for (const host of ["named.ordinary.example", "127.0.0.1"]) {
      await on.freshTab();
      await on.firefox.go(`http://${host}:8080/`);
      await on.stopped();
      await on.unseen(host);
    }
    await on.firefox.go("http://ordinary.example:8080/");
    await on.served("ordinary.example");
  }));

test("a locked preference closes what no extension can: nothing leaves at a press on a link either", () =>
  under(
    {},
    async (on) => {
      for (const scheme of ["http", "https"]) {
        const host = `${scheme}-locked.duckdns.org`;
        await on.freshTab();
        await enter(on.firefox, { way: "link", click: true }, `${scheme}://${host}/`);
        await on.stopped();
        await on.unseen(host);
      }
    },
    {
      policies: { Preferences: { [RECORDS]: { Value: false, Status: "locked" } } },
      launch: { prefs: { [RECORDS]: true } },
    },
  ));
