import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ENTRANCES, type Entrance, FRAMES, nameOf, READ_AHEAD } from "../lib/cases.ts";
import { world } from "../lib/world.ts";
import { Firefox } from "./browser.ts";
import { enter } from "./stage.ts";

/** Firefox knows no speculation rules and has given up `rel=prerender`. */
const UNKNOWN = ["prerender", "speculative-prefetch", "legacy-prerender"];

const it = world();
let firefox: Firefox;
before(async () => {
  firefox = await Firefox.launch();
});
after(() => firefox?.close());

const cases: Entrance[] = [...ENTRANCES, ...FRAMES, ...READ_AHEAD];
for (const entrance of cases.filter(({ way }) => !UNKNOWN.includes(way))) {
  test(`without the extension ${nameOf(entrance)} reaches the host`, async () => {
    const host = `${nameOf(entrance)}.duckdns.org`;
    await firefox.only(await firefox.tab());
    await enter(firefox, entrance, `http://${host}/`);
    await it.log.until(host);
    assert.notDeepEqual(it.log.of(host), []);
  });
}
