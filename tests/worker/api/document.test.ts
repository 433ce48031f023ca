import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axeFindings } from "../../e2e/lib/axe.ts";
import { launch } from "../../e2e/lib/browser.ts";
import { json } from "../lib/answers.ts";
import { type Running, start } from "../lib/start.ts";

interface Operation {
  operationId: string;
  summary: string;
  security?: object[];
  tags: string[];
  responses: Record<string, unknown>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  security: object[];
  components: { schemas: Record<string, object>; examples: Record<string, { value: unknown }> };
}

let worker: Running;
before(async () => {
  worker = await start();
});
after(() => worker?.dispose());

const read = async (query = "") => json<Document>(await worker.fetch(`/openapi.json${query}`));

/** Every text and every reference of a value. */
function* texts(value: unknown): Generator<[key: string, text: string]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === "string") yield [key, item];
    else yield* texts(item);
  }
}

test("the document describes every route there is, and no other", async () => {
  const { openapi, paths } = await read();
  assert.equal(openapi, "3.1.0");
  for (const [path, methods] of Object.entries(paths)) {
    const described = Object.keys(methods).map((method) => method.toUpperCase());
    const real = path.replace(/\{\w+\}/g, "x");
    const answer = await worker.fetch(real, { method: "OPTIONS" });
    const allow = (answer.headers.get("allow") ?? "").split(", ");
    assert.deepEqual(
      allow.filter((method) => method !== "HEAD" && method !== "OPTIONS").sort(),
      described.sort(),
      path,
    );
  }
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual((await registered()).sort(), documented.sort());
});

/** The routes that the app itself says it has. */
async function registered(): Promise<string[]> {
  const entry = fileURLToPath(new URL("./entry.ts", import.meta.url));
  const listing = await start({ entry });
  try {
    const routes = await json<string[]>(await listing.fetch("/routes"));
    return routes.map((route) => route.replace(/:(\w+)/g, "{$1}"));
  } finally {
    await listing.dispose();
  }
}

test("every reference leads somewhere, and every operation has a name of its own", async () => {
  const document = await read();
  for (const [key, text] of texts(document)) {
    if (key !== "$ref") continue;
    const steps = text.replace(/^#\//, "").split("/");
    const end = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document);
    assert.notEqual(end, undefined, text);
  }
  const names = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  assert.equal(new Set(names).size, names.length);
});

test("the same document is told in Japanese", async () => {
  const [en, ja] = [await read(), await read("?lang=ja")];
  assert.deepEqual(Object.keys(ja.paths), Object.keys(en.paths));
  for (const [path, methods] of Object.entries(ja.paths)) {
    for (const [method, { summary }] of Object.entries(methods)) {
      assert.match(summary, /[ぁ-んァ-ン一-龠]/, `${method} ${path}`);
      assert.notEqual(summary, en.paths[path]?.[method]?.summary);
    }
  }
  assert.doesNotMatch(JSON.stringify(en.paths), /[ぁ-ん]/);
});

test("its schemas are those made from the Rust types", async () => {
  const { components } = await read();
  for (const name of ["verdict", "policy", "mail", "provider", "hit", "info"]) {
    const file = new URL(`../../../docs/${name}.schema.json`, import.meta.url);
    const schema = JSON.parse(readFileSync(file, "utf8").replaceAll("#/$defs/", "#/components/schemas/"));
    const { $schema: _, $defs, ...root } = schema;
    assert.deepEqual(components.schemas[root.title], root);
    for (const [part, made] of Object.entries($defs ?? {})) {
      const { title: _, ...known } = components.schemas[part] as { title?: string };
      assert.deepEqual(known, made, part);
    }
  }
});

test("its examples are answers of this worker", async () => {
  const { components } = await read();
  const { Verdict } = components.examples;
  const open = await start({ vars: { PUBLIC_LOOKUPS: "true" } });
  try {
    const query = `url=${encodeURIComponent("https://login.mallory.duckdns.org/")}&now=2026-11-22T00:00:00Z`;
    assert.deepEqual(Verdict?.value, await json(await open.fetch(`/v1/check?${query}`)));
    const { paths } = await json<Document>(await open.fetch("/openapi.json"));
    assert.deepEqual(paths["/v1/check"]?.get?.security, [{}, { token: [] }]);
    assert.equal(paths["/v1/tokens"]?.get?.security, undefined);
  } finally {
    await open.dispose();
  }
});

test("the page tells every operation, without a script", async () => {
  const { paths } = await read();
  const answer = await worker.fetch("/docs");
  assert.match(answer.headers.get("content-type") ?? "", /^text\/html/);
  const html = await answer.text();
  assert.doesNotMatch(html, /<script|https?:\/\/(?!login|example|www\.|a\.)[^"<\s]*\.js/);
  for (const methods of Object.values(paths)) {
    for (const { operationId } of Object.values(methods)) assert.ok(html.includes(`id="${operationId}"`));
  }
  const ja = await worker.fetch("/docs", { headers: { "accept-language": "ja" } });
  assert.match(await ja.text(), /<html lang="ja">/);
});

test("axe finds nothing wrong on the page, in both languages and looks, wide and narrow", async () => {
  const browser = await launch();
  try {
    for (const locale of ["en", "ja"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        for (const width of [1200, 360]) {
          const viewport = { width, height: 800 };
          const context = await browser.newContext({ locale, colorScheme, viewport, bypassCSP: true });
          const page = await context.newPage();
          await page.goto(`${worker.url}docs`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${locale}, ${width}: ${wide} pixels too wide`);
          for (const one of await page.locator("details").all())
            await one.evaluate((it) => it.setAttribute("open", ""));
          assert.deepEqual(await axeFindings(page), [], `${locale}, ${colorScheme}, ${width}`);
          const folder = process.env.SUBLET_PICTURES;
          if (folder) await page.screenshot({ path: `${folder}/docs-${locale}-${colorScheme}-${width}.png` });
          await context.close();
        }
      }
    }
  } finally {
    await browser.close();
  }
});
