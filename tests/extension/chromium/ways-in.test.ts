import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRANCES, FRAMES, nameOf, READ_AHEAD } from "../lib/cases.ts";
import { way } from "../lib/ways-in.ts";
import { world } from "../lib/world.ts";
import { stage } from "./stage.ts";

const it = world();
const on = stage(it);

for (const entrance of ENTRANCES) {
  test(`stopped before anything leaves: ${nameOf(entrance)}`, async () => {
    const host = `${nameOf(entrance)}.duckdns.org`;
    await on().freshTab();
    await on().enter(entrance, `http://${host}/path?q=1#part`);
    const query = entrance.way === "form-get" ? "a=1" : "q=1";
    assert.equal(await on().stopped(), `http://${host}/path?${query}#part`);
    await on().unseen(host);
  });
}

for (const entrance of [...FRAMES, ...READ_AHEAD]) {
  test(`not asked for: ${nameOf(entrance)}`, async () => {
    const host = `${nameOf(entrance)}.duckdns.org`;
    await on().freshTab();
    await on().enter(entrance, `https://${host}/path`);
    await on().unseen(host);
  });
}

for (const button of ["middle", "with-ctrl", "with-shift"] as const) {
  test(`stopped in the tab or window of a ${button} click`, async () => {
    const host = `${button}.duckdns.org`;
    const tab = await on().freshTab();
    await on().go(way("link", `http://${host}/path#part`));
    await on().opened(() =>
      button === "middle"
        ? tab.locator("a").click({ button })
        : tab.locator("a").click({ modifiers: [button === "with-ctrl" ? "Control" : "Shift"] }),
    );
    assert.equal(await on().stopped(), `http://${host}/path#part`);
    await on().unseen(host);
  });
}

for (const transitionType of [
  "typed",
  "auto_bookmark",
  "reload",
  "keyword",
  "generated",
  "auto_toplevel",
] as const) {
  test(`stopped when the browser goes there itself: ${transitionType}`, async () => {
    const host = `by-${transitionType.replace("_", "-")}.duckdns.org`;
    const tab = await on().freshTab();
    const browser = await on().context.newCDPSession(tab);
    await browser.send("Page.navigate", { url: `http://${host}/path#part`, transitionType });
    assert.equal(await on().stopped(), `http://${host}/path#part`);
    await on().unseen(host);
  });
}

for (const type of ["normal", "popup"] as const) {
  test(`stopped in a window that an extension opens: ${type}`, async () => {
    const url = `http://window-${type}.duckdns.org/path`;
    await on().freshTab();
    await on().opened(() =>
      on().home.evaluate(({ url, type }) => void browser.windows.create({ url, type }), { url, type }),
    );
    assert.equal(await on().stopped(), url);
    await on().unseen(`window-${type}.duckdns.org`);
  });
}

test("hovering over a link and pressing on it asks for nothing", async () => {
  const tab = await on().freshTab();
  await on().go(way("link", "http://hovered.duckdns.org/"));
  await tab.locator("a").hover();
  await tab.mouse.down();
  await on().unseen("hovered.duckdns.org");
  await tab.mouse.move(500, 500);
  await tab.mouse.up();
});

test("a page that is prerendered is stopped when its link is followed", async () => {
  const tab = await on().freshTab();
  await on().go(way("prerender", "http://rendered.duckdns.org/"));
  await tab.locator("a").click();
  assert.equal(await on().stopped(), "http://rendered.duckdns.org/");
  await on().unseen("rendered.duckdns.org");
});

test("a tenant that was open before is stopped when history goes back and forward to it", async () => {
  const host = "history.duckdns.org";
  const tab = await on().freshTab();
  await on().go("http://ordinary.example/before");
  await withoutStops(() => on().go(`http://${host}/visited`));
  await on().served(host);
  await on().go("http://ordinary.example/after");
  it.log.clear();
  await tab.goBack();
  assert.equal(await on().stopped(), `http://${host}/visited`);
  await tab.waitForLoadState();
  await tab.goBack();
  await tab.waitForURL(/\/before$/);
  await tab.goForward();
  assert.equal(await on().stopped(), `http://${host}/visited`);
  await on().unseen(host);
});

test("a tenant that is open is stopped when its page is loaded again", async () => {
  const host = "again.duckdns.org";
  const tab = await on().freshTab();
  await withoutStops(() => on().go(`http://${host}/visited`));
  await on().served(host);
  it.log.clear();
  await tab.reload().catch(() => {});
  assert.equal(await on().stopped(), `http://${host}/visited`);
  await on().unseen(host);
});

/** Does something while the rules of the extension are away. */
async function withoutStops(work: () => Promise<unknown>): Promise<void> {
  const rules = await on().home.evaluate(async () => {
    const rules = await browser.declarativeNetRequest.getDynamicRules();
    const removeRuleIds = rules.map(({ id }) => id).filter((id) => id !== 1);
    await browser.declarativeNetRequest.updateDynamicRules({ removeRuleIds });
    return rules.filter(({ id }) => id !== 1);
  });
  await work();
  await on().home.evaluate(
    (addRules) => browser.declarativeNetRequest.updateDynamicRules({ addRules }),
    rules,
  );
}
