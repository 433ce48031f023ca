import assert from "node:assert/strict";
import { test } from "node:test";
import type { Summary } from "sublet-wasm";
import {
  type BatchData,
  counted,
  EVERYTHING,
  type Filter,
  moved,
  nextOrder,
  type Order,
  ordered,
  passing,
  UNKNOWN,
} from "../../ui/src/lookup/batch/data.ts";

const tenant = (part: Partial<Summary>): Summary => ({
  standing: "tenant",
  kind: "dynamic-dns",
  control: "full",
  level: "high",
  score: 60,
  action: "warn",
  provider: 0,
  ...part,
});
const PLAIN: Summary = {
  standing: "unlisted",
  kind: null,
  control: null,
  level: "none",
  score: 0,
  action: "allow",
  provider: null,
};

const DATA: BatchData = {
  providers: ["Zeta DNS", "Alpha Pages"],
  batch: {
    inputs: ["d.zeta", "C.alpha", "plain", "b.zeta", "broken", "a.unknown"],
    packed: Uint32Array.of(1, 2, 3, 1, 9, 4),
    summaries: new Map([
      [1, tenant({})],
      [
        2,
        tenant({
          kind: "static-hosting",
          control: "content",
          score: 30,
          level: "medium",
          action: "log",
          provider: 1,
        }),
      ],
      [3, PLAIN],
      [4, tenant({ kind: null, control: null, score: 15, level: "low", action: "log", provider: null })],
      [9, null],
    ]),
  },
};

const rows = (filter: Partial<Filter>) => [...passing(DATA, { ...EVERYTHING, ...filter })];
const sorted = (column: Order["column"], down = false) => [
  ...ordered(DATA, passing(DATA, EVERYTHING), { column, down }),
];

test("filters let through what they name", () => {
  assert.deepEqual(rows({}), [0, 1, 2, 3, 4, 5]);
  assert.deepEqual(rows({ text: " c.ALPHA " }), [1]);
  assert.deepEqual(rows({ standing: "tenant" }), [0, 1, 3, 5]);
  assert.deepEqual(rows({ kind: UNKNOWN }), [5]);
  assert.deepEqual(rows({ provider: "Zeta DNS", action: "warn" }), [0, 3]);
});

test("rows sort by every column and keep their order where equal", () => {
  assert.deepEqual(sorted("input"), [1, 5, 3, 4, 0, 2]);
  assert.deepEqual(sorted("provider"), [1, 0, 3, 2, 4, 5]);
  assert.deepEqual(sorted("score", true), [0, 3, 1, 5, 2, 4]);
  assert.deepEqual(sorted("control", true), [0, 3, 1, 2, 4, 5]);
  assert.deepEqual(sorted("action", true), [0, 3, 1, 5, 2, 4]);
});

test("a column's head sorts, turns and lets go", () => {
  const first = nextOrder(undefined, "score");
  assert.deepEqual(first, { column: "score", down: true });
  const second = nextOrder(first, "score");
  assert.deepEqual(second, { column: "score", down: false });
  assert.equal(nextOrder(second, "score"), undefined);
});

test("counts are of listed hosts, the most frequent first", () => {
  const { kinds, providers, actions } = counted(DATA);
  assert.deepEqual(kinds, [
    { value: "dynamic-dns", count: 2 },
    { value: "static-hosting", count: 1 },
    { value: UNKNOWN, count: 1 },
  ]);
  assert.deepEqual(providers, [
    { value: "Zeta DNS", count: 2 },
    { value: "Alpha Pages", count: 1 },
  ]);
  assert.deepEqual(
    actions.map(({ count }) => count),
    [1, 2, 2, 0],
  );
});

test("keys move within the rows there are", () => {
  assert.equal(moved(-1, "ArrowDown", 10, 3), 0);
  assert.equal(moved(2, "ArrowDown", 10, 3), 2);
  assert.equal(moved(0, "PageDown", 10, 100), 10);
  assert.equal(moved(5, "End", 10, 100), 99);
  assert.equal(moved(5, "x", 10, 100), undefined);
  assert.equal(moved(0, "ArrowDown", 10, 0), undefined);
});
