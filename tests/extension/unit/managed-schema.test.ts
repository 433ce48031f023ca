import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { managedSchema, type Schema } from "../../../extension/build/managed-schema.ts";

interface Json {
  [key: string]: Json;
}

const POLICY: Json = JSON.parse(
  readFileSync(new URL("../../../docs/policy.schema.json", import.meta.url), "utf8"),
);
const ownPolicy = managedSchema().properties?.ownPolicy as Schema;
const itemOf = (list: string) => ownPolicy.properties?.[list]?.items as Schema;

function* nodes(schema: Schema): Generator<Schema> {
  yield schema;
  const below = [
    schema.items,
    schema.additionalProperties,
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.patternProperties ?? {}),
  ];
  for (const child of below) if (child) yield* nodes(child);
}

/** Chrome's own look-up: a key's schema and those of all patterns it matches, else the one for the rest. */
function schemasOf({ properties = {}, patternProperties = {}, additionalProperties }: Schema, key: string) {
  const matching = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern).test(key));
  const found = [properties[key], ...matching.map(([, schema]) => schema)].filter((schema) => schema);
  return found.length > 0 ? found : [additionalProperties];
}

test("the policy of one's own has every key of the published schema", () => {
  assert.deepEqual(Object.keys(ownPolicy.properties ?? {}), Object.keys(POLICY.properties ?? {}));
  for (const [list, definition] of [
    ["rules", "Rule"],
    ["exclusions", "Exclusion"],
  ] as const)
    assert.deepEqual(
      Object.keys(itemOf(list).properties ?? {}),
      Object.keys(POLICY.$defs?.[definition]?.properties ?? {}),
    );
});

test("every node is in Chrome's dialect", () => {
  const known = [
    "type",
    "title",
    "description",
    "items",
    "properties",
    "patternProperties",
    "additionalProperties",
  ];
  for (const node of nodes(managedSchema())) {
    assert.match(node.type, /^(string|boolean|array|object)$/);
    assert.deepEqual(
      Object.keys(node).filter((key) => !known.includes(key)),
      [],
    );
    assert.equal(node.type === "array", node.items !== undefined);
    assert.equal(node.type === "object", node.properties !== undefined);
  }
  assert.equal(managedSchema().additionalProperties, undefined);
  assert.equal(managedSchema().patternProperties, undefined);
});

test("each managed setting has a title and a description", () => {
  for (const [key, { title, description }] of Object.entries(managedSchema().properties ?? {}))
    assert.ok(title && description, key);
});

test("a misspelt key is let through to be refused aloud", () => {
  for (const [list, key, type] of [
    ["exclusions", "until-date", "string"],
    ["exclusions", "xyz", "string"],
    ["rules", "levels", "string"],
    ["rules", "control", "array"],
  ] as const)
    assert.deepEqual(
      schemasOf(itemOf(list), key).map((schema) => schema?.type),
      [type],
      key,
    );
});

test("a key that is known has one type, by its name and by its first letter", () => {
  for (const schema of [ownPolicy, itemOf("rules"), itemOf("exclusions")])
    for (const key of Object.keys(schema.properties ?? {}))
      assert.equal(new Set(schemasOf(schema, key).map((found) => found?.type)).size, 1, key);
});
