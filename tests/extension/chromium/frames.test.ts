import assert from "node:assert/strict";
import { test } from "node:test";
import { FRAMES, nameOf } from "../lib/cases.ts";
import { way } from "../lib/ways-in.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);
const SWITCH = { off: ["balanced", "off"], warn: ["balanced", "auto"], block: ["strict", "auto"] } as const;

let turns = 0;

async function turn(to: keyof typeof SWITCH): Promise<void> {
  const [policy, frames] = SWITCH[to];
  // An exclusion that nobody needs: settings that differ from those before renew the rules.
  const unused = { host: `unused-${++turns}.duckdns.org`, who: "Tests", why: "to renew the rules" };
  await on().settle({ policy, frames, exclusions: [unused] });
  await on().freshTab();
}

function inside() {
  return on()
    .tab.frames()
    .find((frame) => frame.url().startsWith(`${on().origin}/warn.html?`));
}

async function framed() {
  await on().until("the notice", async () => inside() !== undefined);
  const frame = inside();
  assert.ok(frame);
  await frame.getByText("Sublet did not load a part of this page.").waitFor();
  return frame;
}

for (const entrance of FRAMES) {
  test(`off: the tenant in a frame is served: ${nameOf(entrance)}`, async () => {
    const host = `off-${nameOf(entrance)}.duckdns.org`;
    await turn("off");
    await on().enter(entrance, `http://${host}/`);
    await it.log.until(host, "http");
  });

  // Playwright loses a frame that goes to another process as soon as it is added; ways-in.test.ts has its packets.
  if (entrance.way === "frame-late") continue;

  test(`warn: a notice stands in the frame, with a way to a tab that is stopped: ${nameOf(entrance)}`, async () => {
    const host = `warn-${nameOf(entrance)}.duckdns.org`;
    await turn("warn");
    await on().enter(entrance, `http://${host}/path#part`);
    const frame = await framed();
    assert.equal(await frame.locator("[data-way], [data-through], button").count(), 0);
    await on().opened(() => frame.locator("a").click());
    assert.equal(await on().stopped(), `http://${host}/path#part`);
    await on().tab.locator('[data-way="open"]').waitFor();
    await on().unseen(host);
  });

  test(`block: a notice stands in the frame, and no way: ${nameOf(entrance)}`, async () => {
    const host = `block-${nameOf(entrance)}.duckdns.org`;
    await turn("block");
    await on().enter(entrance, `http://${host}/path`);
    const frame = await framed();
    assert.equal(await frame.locator("a, button, input, [data-way]").count(), 0);
    await on().unseen(host);
  });
}

test("warn and block: the frames of ordinary and own hosts are served", async () => {
  for (const to of ["warn", "block"] as const) {
    await turn(to);
    for (const host of ["other.example", "www.duckdns.org", "duckdns.org"]) {
      it.log.clear();
      await on().go(way("frame", `http://${host}/${to}`));
      await it.log.until(host, "http", `/${to}`);
    }
  }
});

test("off: the tab itself is stopped all the same", async () => {
  await turn("off");
  await on().go("http://whole.duckdns.org/");
  await on().stopped();
  await on().unseen("whole.duckdns.org");
});
