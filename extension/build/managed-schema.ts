import { readFileSync } from "node:fs";

/** What Chrome reads of a JSON Schema; each node has exactly one type. */
export interface Schema {
  type: "string" | "boolean" | "array" | "object";
  title?: string;
  description?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema;
}

type Json = { [key: string]: unknown };

const POLICY = new URL("../../docs/policy.schema.json", import.meta.url);

const setting = (type: Schema["type"], title: string, description: string): Schema => ({
  type,
  title,
  description,
});

const STEPS = "auto, off, warn or block.";

/** Every managed setting but the policy of one's own; docs/enterprise.md says more of each. */
const SETTINGS: Record<string, Schema> = {
  policy: setting("string", "Built-in policy", "monitor, balanced or strict."),
  frames: setting("string", "Rented addresses in frames", STEPS),
  downloads: setting("string", "Downloads from rented addresses", STEPS),
  readAhead: setting(
    "boolean",
    "Reading ahead",
    "Whether the browser may look names up before they are visited.",
  ),
  log: setting("boolean", "Decision log", "Whether decisions are kept on the device."),
  lang: setting("string", "Language", "auto, en or ja."),
  reportOnly: setting(
    "boolean",
    "Report only",
    "Let everything through and write down what would be stopped.",
  ),
  proceed: setting("boolean", "Ways through", "Whether people may open what the policy warns about."),
  exclusions: setting(
    "boolean",
    "Exclusions of the user's",
    "Whether people may keep exclusions of their own.",
  ),
  justification: setting("boolean", "Reason required", "Whether opening once asks for a reason."),
  text: setting("string", "Text", "Words of yours on the warning page."),
  contact: setting(
    "string",
    "Contact",
    "Whom to ask: an e-mail address, a telephone number or a web address.",
  ),
};

/** The file that the manifest names. */
export function managedSchemaFile(): { relativeDest: string; contents: string } {
  return { relativeDest: "managed.json", contents: JSON.stringify(managedSchema()) };
}

/**
 * The schema of the managed settings in Chrome's dialect. Chrome drops a value its schema refuses without a word, so
 * this one holds types only; values are judged where a refusal can be shown (src/settings).
 */
export function managedSchema(): Schema {
  const policy: Json = JSON.parse(readFileSync(POLICY, "utf8"));
  const definitions = (policy.$defs ?? {}) as Record<string, Json>;
  const ownPolicy = {
    ...inChromesDialect(policy, definitions),
    title: "Policy of your own",
    description: "A whole policy, as docs/policy.md describes it; it goes before the built-in one.",
  };
  return { type: "object", properties: { ...SETTINGS, ownPolicy } };
}

function inChromesDialect(schema: Json, definitions: Record<string, Json>): Schema {
  const resolved = resolve(schema, definitions);
  const node: Schema = { type: typeOf(resolved) };
  const description = schema.description ?? resolved.description;
  if (typeof description === "string") node.description = withChoices(description, resolved);
  if (node.type === "array") node.items = inChromesDialect(resolved.items as Json, definitions);
  if (node.type === "object") {
    const entries = Object.entries(resolved.properties as Record<string, Json>);
    node.properties = Object.fromEntries(
      entries.map(([key, value]) => [key, inChromesDialect(value, definitions)]),
    );
    Object.assign(node, letMisspelt(node.properties));
  }
  return node;
}

/** The schema itself: behind a reference, or the one choice besides null. */
function resolve(schema: Json, definitions: Record<string, Json>): Json {
  if (typeof schema.$ref === "string") {
    const name = schema.$ref.replace("#/$defs/", "");
    const found = definitions[name];
    if (!found) throw new Error(`policy.schema.json: nothing is called ${name}`);
    return resolve(found, definitions);
  }
  const choices = ((schema.anyOf ?? []) as Json[]).filter(({ type, $ref }) => $ref && type !== "null");
  return choices.length === 1 ? resolve(choices[0] as Json, definitions) : schema;
}

function typeOf(schema: Json): Schema["type"] {
  const types = [schema.type ?? ((schema.oneOf as Json[] | undefined) ?? []).map(({ type }) => type)].flat();
  const [type, ...more] = new Set(types.filter((type) => type !== "null"));
  if (more.length > 0 || !["string", "boolean", "array", "object"].includes(type as string))
    throw new Error(`policy.schema.json: no single type Chrome knows in ${JSON.stringify(schema)}`);
  return type as Schema["type"];
}

function withChoices(description: string, { oneOf }: Json): string {
  const values = ((oneOf ?? []) as Json[]).map((choice) => choice.const);
  return values.length > 0 ? `${description} One of: ${values.join(", ")}.` : description;
}

/**
 * Chrome cuts unknown keys out and keeps the rest: with a misspelt `until` an exclusion would never end. A key that is
 * not known gets the type of the known ones with its first letter, so that it arrives and is refused aloud.
 */
function letMisspelt(
  properties: Record<string, Schema>,
): Pick<Schema, "patternProperties" | "additionalProperties"> {
  const patternProperties: Record<string, Schema> = {};
  for (const [key, schema] of Object.entries(properties)) {
    const pattern = `^${key[0]}`;
    const type = bare(schema);
    const other = patternProperties[pattern] ?? type;
    if (JSON.stringify(other) !== JSON.stringify(type))
      throw new Error(`policy.schema.json: ${key} differs in type from another key with its first letter`);
    patternProperties[pattern] = type;
  }
  return { patternProperties, additionalProperties: { type: "string" } };
}

function bare({ type, items }: Schema): Schema {
  if (type !== "array" || !items) return { type };
  return { type, items: items.type === "object" ? items : { type: items.type } };
}
