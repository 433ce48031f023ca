import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { managedSchema } from "../../../extension/build/managed-schema.ts";
import { readManaged } from "../../../extension/src/settings/managed.ts";
import { wasmReader } from "./reader.ts";

const DOC = readFileSync(new URL("../../../docs/enterprise.md", import.meta.url), "utf8");
const reader = await wasmReader();

/** The code blocks of a language. */
const blocks = (language: string) =>
  [...DOC.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, text]) => text as string);

function assertUsable(values: Record<string, unknown>) {
  assert.ok(Object.keys(values).length > 0);
  assert.deepEqual(readManaged(values, reader).problems, []);
}

test("the examples in JSON are read without a problem", () => {
  const [linux, firefox] = blocks("json").map((text) => JSON.parse(text));
  assertUsable(linux["3rdparty"].extensions.EXTENSION_ID);
  assertUsable(firefox.policies["3rdparty"].Extensions["sublet@sublet.invalid"]);
});

test("so are the registry's", () => {
  const [text = ""] = blocks("reg");
  const keys = text.split(/^\[.*\]$/m).slice(1);
  assert.equal(keys.length, 2);
  for (const key of keys) assertUsable(registry(key));
});

test("so are the profile's", () => {
  const [text = ""] = blocks("xml");
  const values = [...text.matchAll(/<key>([a-z]\w*)<\/key><(?:string>(.*?)<\/string|(true|false)\/)>/g)];
  assertUsable(Object.fromEntries(values.map(([, key, text, flag]) => [key, text ?? flag === "true"])));
});

test("the table has every setting, and no other", () => {
  const rows = [...DOC.matchAll(/^\| `(\w+)` +\|/gm)].map(([, key]) => key as string);
  assert.deepEqual(rows.sort(), Object.keys(managedSchema().properties ?? {}).sort());
});

/** Values as Chrome reads them: numbers for booleans, JSON in a text for objects. */
function registry(lines: string): Record<string, unknown> {
  const values = [...lines.matchAll(/^"(\w+)"=(?:dword:(\d+)|(".*"))$/gm)];
  return Object.fromEntries(
    values.map(([, key, number, text]) => {
      const value = number === undefined ? JSON.parse(text as string) : Number(number) === 1;
      return [key, key === "ownPolicy" ? JSON.parse(value) : value];
    }),
  );
}
