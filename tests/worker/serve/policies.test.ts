import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LocalPolicies, TABLE } from "../../../worker/src/store/local-policies.ts";
import type { PolicyStore } from "../../../worker/src/store/store.ts";
import { type Running, start } from "../lib/start.ts";

let worker: Running;
const stores: [string, () => PolicyStore][] = [
  ["KV", () => worker.policies],
  ["SQLite", () => new LocalPolicies(worker.decisions)],
];

before(async () => {
  worker = await start();
  await worker.decisions.prepare(TABLE).run();
});
after(() => worker?.dispose());

for (const [name, made] of stores) {
  test(`${name}: what is put is got, replaced and deleted`, async () => {
    const store = made();
    assert.equal(await store.get("policy:x"), null);
    await store.put("policy:x", "1");
    await store.put("policy:x", "2 'quoted' \u{1f4ec}");
    assert.equal(await store.get("policy:x"), "2 'quoted' \u{1f4ec}");
    await store.delete("policy:x");
    await store.delete("policy:x");
    assert.equal(await store.get("policy:x"), null);
  });

  test(`${name}: names come by prefix, in order, a page at a time`, async () => {
    const store = made();
    for (const key of ["token:b", "policy:c", "policy:a", "policy%", "policy:b", "policyx"])
      await store.put(key, key);
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list({
        prefix: "policy:",
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      pages.push(page.keys.map((key) => key.name));
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor !== undefined);
    assert.deepEqual(pages, [["policy:a", "policy:b"], ["policy:c"]]);
    assert.equal((await store.list()).keys.length, 6);
  });
}
