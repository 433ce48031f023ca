/** Whatever a caller hands over: an answer, or an `Error` with a code; never a trap. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import initExtension, * as extension from "sublet-wasm/extension";
import initWorker, * as worker from "sublet-wasm/worker";
import { catalogue, load } from "./package.ts";

type Call = (...args: unknown[]) => unknown;

const lookup = await load();
await Promise.all([initExtension(), initWorker()]);

const bytes = catalogue();

/** Every public call of a build by its name. `init` is asked elsewhere: it would fetch what it is given. */
function calls(build: object): Map<string, Call> {
  const found = new Map<string, Call>();
  const { Catalogue } = build as typeof lookup;
  const made = new Catalogue(bytes);
  const classifier = made.under();
  for (const [name, value] of Object.entries(build)) {
    if (name === "default" || name === "initSync" || name === "reinit") continue;
    if (/^[a-z]/.test(name)) found.set(name, value as Call);
    else found.set(`new ${name}`, (...args) => new (value as new (...args: unknown[]) => unknown)(...args));
  }
  found.set("Catalogue.openPrepared", Catalogue.openPrepared.bind(Catalogue) as Call);
  for (const object of [made, classifier]) {
    for (const name of methods(object)) {
      const method = (object as unknown as Record<string, Call>)[name] as Call;
      found.set(`${object.constructor.name}.${name}`, method.bind(object));
      found.set(`${object.constructor.name}.${name} of a stranger`, (self, ...args) =>
        method.apply(self, args),
      );
    }
  }
  return found;
}

function methods(object: object): string[] {
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(object));
  return own.filter((name) => name !== "constructor");
}

/** Throws what no caller should ever see. */
function answersOrRefuses(name: string, call: Call, args: unknown[]): void {
  try {
    call(...args);
  } catch (thrown) {
    assert.ok(thrown instanceof Error, `${name} threw no Error`);
    assert.ok(!(thrown instanceof WebAssembly.RuntimeError), `${name} trapped: ${thrown.message}`);
    assert.equal(typeof (thrown as { code?: unknown }).code, "string", `${name}: ${thrown.stack}`);
    assert.match((thrown as { code?: string }).code ?? "", /^[a-z]+(-[a-z]+)*$/);
    assert.ok(thrown.message.length > 10, `${name} does not say what is wrong`);
  }
}

const throwing = new Proxy([], {
  get() {
    throw new RangeError("no");
  },
});
const circle: unknown[] = [];
circle.push(circle);
const detached = new ArrayBuffer(8);
structuredClone(detached, { transfer: [detached] });

const odd: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  undefined,
  null,
  Number.NaN,
  -1,
  0.5,
  2 ** 32,
  Number.POSITIVE_INFINITY,
  5n,
  Symbol("s"),
  () => 1,
  class {},
  throwing,
  circle,
  detached,
  new Array(2 ** 32 - 1),
  new Date(Number.NaN),
  new Date(),
  new URL("https://x.duckdns.org/"),
  new String("x.duckdns.org"),
  new Map([["name", "p"]]),
  new DataView(new ArrayBuffer(4)),
  Object.create(Uint8Array.prototype),
  Object.create(lookup.Catalogue.prototype),
  Object.create(worker.Classifier.prototype),
  Object.defineProperty(new Uint8Array(64), "length", { value: 1 }),
  bytes,
  "x.duckdns.org",
  "en",
  "\u{d800}",
  { name: "p", default: "allow", rules: circle },
  { toString: () => "x.duckdns.org" },
  { __wbg_ptr: 1 },
);
const value = fc.oneof(
  odd,
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  }),
);

for (const [room, build] of Object.entries({ lookup, extension, worker })) {
  const all = calls(build);
  test(`${room}: every call answers any values, or refuses them with a code`, () => {
    assert.ok(all.size > 15, [...all.keys()].join());
    for (const [name, call] of all) {
      const property = fc.property(fc.array(value, { maxLength: 5 }), (args) =>
        answersOrRefuses(name, call, args),
      );
      fc.assert(property, { numRuns: 300 });
    }
  });
}

test("the values that callers are wrong with most have the codes of the README", () => {
  const made = new lookup.Catalogue(bytes);
  const classifier = made.under();
  const code = (call: () => unknown): unknown => {
    try {
      return call() && "answered";
    } catch (thrown) {
      return (thrown as { code?: unknown }).code;
    }
  };
  const wrong = (given: unknown) => given as never;
  assert.equal(
    code(() => classifier.check(wrong(5))),
    "wrong-input",
  );
  assert.equal(
    code(() => classifier.check(wrong(undefined))),
    "wrong-input",
  );
  assert.equal(
    code(() => classifier.check(wrong({}))),
    "wrong-input",
  );
  assert.equal(
    code(() => classifier.check("x.org", wrong(5))),
    "wrong-input",
  );
  assert.equal(
    code(() => classifier.check("x.org", wrong("de"))),
    "unknown-language",
  );
  assert.equal(
    code(() => classifier.check("x.org", "en", new Date(Number.NaN))),
    "bad-time",
  );
  assert.equal(
    code(() => classifier.check("x".repeat(2 ** 24 + 1))),
    "too-large",
  );
  assert.equal(
    code(() => made.search("duck", -1)),
    "out-of-range",
  );
  assert.equal(
    code(() => made.search("duck", 1.5)),
    "out-of-range",
  );
  assert.equal(
    code(() => made.search("duck", wrong("5"))),
    "wrong-input",
  );
  assert.equal(
    code(() => lookup.unpack(2 ** 32)),
    "out-of-range",
  );
  assert.equal(
    code(() => new lookup.Classifier(wrong({}))),
    "wrong-input",
  );
  assert.equal(
    code(() => new lookup.Classifier(wrong(new worker.Catalogue(bytes)))),
    "wrong-input",
  );
  assert.equal(
    code(() => new lookup.Catalogue(wrong("a path"))),
    "wrong-input",
  );
  assert.equal(
    code(() => made.under(wrong("lax"))),
    "unknown-policy",
  );
  assert.equal(
    code(() => made.under(wrong(null))),
    "bad-policy",
  );
  classifier.free();
  classifier.free();
  assert.equal(
    code(() => classifier.check("x.org")),
    "freed",
  );
  made.free();
  assert.equal(
    code(() => made.info()),
    "freed",
  );
});

test("mistakes in a policy are named with their place", () => {
  const made = new lookup.Catalogue(bytes);
  const said = (policy: unknown): string => {
    try {
      made.under(policy as never);
      return "taken";
    } catch (thrown) {
      return (thrown as Error).message;
    }
  };
  const whole = { name: "p", default: "allow" };
  assert.match(said({ ...whole, colour: "red" }), /unknown field `colour`/);
  assert.match(
    said({ ...whole, rules: [{ id: "r", action: "stop" }] }),
    /rules\[0\]\.action: unknown variant `stop`/,
  );
  assert.match(said({ ...whole, rules: [{ id: "r", action: 5 }] }), /rules\[0\]\.action: .*not a number/);
  assert.match(
    said({ ...whole, rules: [{ id: "r", action: "warn", kindz: [] }] }),
    /rules\[0\]: unknown field `kindz`/,
  );
  assert.match(said({ ...whole, rules: [{ id: Symbol("r"), action: "warn" }] }), /rules\[0\]\.id: .*symbol/);
  assert.match(said({ ...whole, exclusions: circle }), /exclusions\[0\].*deep/);
  assert.equal(said({ ...whole, rules: undefined }), "taken");
});

test("what is natural to hand over is taken", () => {
  const made = new lookup.Catalogue(Uint8Array.from(bytes).buffer);
  const classifier = made.under();
  const url = new URL("https://evil.duckdns.org/login");
  const now = new Date("2026-11-22T00:00:00.500Z");
  assert.equal(classifier.check(url, "en", now).site, "evil.duckdns.org");
  assert.equal(classifier.checkPacked(url), classifier.checkPacked(url.href));
  assert.deepEqual(
    [...classifier.checkMany([url, "example.com"])],
    [classifier.checkPacked(url), classifier.checkPacked("example.com")],
  );
  assert.deepEqual(lookup.hostsInText(url), [url.href]);
});

test("many texts have the answers of each by itself", () => {
  const classifier = new lookup.Catalogue(bytes).under({
    name: "p",
    default: "warn",
    rules: [],
    exclusions: [{ provider: "duckdns", who: "Security", why: "test", until: "2099-01-31" }],
  });
  const long = `https://evil.duckdns.org/${"x".repeat(5_000)}`;
  const odd = [
    "",
    " a.mooo.com ",
    "a.mooo.com\n",
    "b.mooo.com\r",
    "a.mooo.com\nb.mooo.com",
    "例え.duckdns.org",
    long,
  ];
  const texts = fc.sample(
    fc.oneof(fc.domain(), fc.webUrl(), fc.string({ unit: "binary" }), fc.constantFrom(...odd)),
    2_500,
  );
  const single = texts.map((text) => classifier.checkPacked(text));
  assert.deepEqual([...classifier.checkMany(texts)], single);
  assert.deepEqual(
    [...classifier.checkMany(["x.duckdns.org", 7 as never])],
    [classifier.checkPacked("x.duckdns.org"), 0xffffffff],
  );
});

test("two hundred thousand wrong calls leave the package as it was", () => {
  const made = new lookup.Catalogue(bytes);
  const classifier = made.under();
  const before = JSON.stringify(classifier.check("evil.duckdns.org", "en", "2026-11-22T00:00:00Z"));
  const wrong = [5, {}, undefined, Symbol("s"), null, [], () => 1, 5n, true, throwing];
  for (let at = 0; at < 200_000; at++) {
    assert.throws(() => classifier.check(wrong[at % wrong.length] as never), { code: "wrong-input" });
  }
  const after = JSON.stringify(classifier.check("evil.duckdns.org", "en", "2026-11-22T00:00:00Z"));
  assert.equal(after, before);
});

test("the declarations name just what there is", () => {
  for (const [room, build] of Object.entries({ lookup, extension, worker })) {
    const file = new URL(`../../crate/wasm/npm/${room}/sublet_wasm.d.ts`, import.meta.url);
    const text = readFileSync(file, "utf8");
    const declared = [...text.matchAll(/^export (?:default )?(?:async )?(?:class|function) (\w+)/gm)].map(
      ([, name]) => (name === "__wbg_init" ? "default" : name),
    );
    assert.deepEqual(declared.sort(), Object.keys(build).sort(), room);
    const { Catalogue } = build as typeof lookup;
    const made = new Catalogue(bytes);
    for (const object of [made, made.under()]) {
      const [, body = ""] = text.split(`export class ${object.constructor.name} {`);
      const [own = ""] = body.split("\n}");
      const members = [...own.matchAll(/^ {4}(\w+)\(/gm)].map(([, name]) => name);
      const known = members.filter((name) => name !== "constructor" && name !== "free");
      assert.deepEqual(known.sort(), methods(object).sort(), `${room}: ${object.constructor.name}`);
    }
  }
});
