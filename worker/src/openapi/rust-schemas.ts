import hit from "../../../docs/hit.schema.json";
import info from "../../../docs/info.schema.json";
import mail from "../../../docs/mail.schema.json";
import policy from "../../../docs/policy.schema.json";
import provider from "../../../docs/provider.schema.json";
import verdict from "../../../docs/verdict.schema.json";
import type { Schema } from "./parts.ts";

const MADE: Schema[] = [verdict, mail, policy, provider, hit, info];

/** The schemas made from the Rust types, each by its title, as OpenAPI keeps them: nothing here is written twice. */
export function rustSchemas(): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const { $schema: _, $defs = {}, ...schema } of MADE) {
    schemas[String(schema.title)] = moved(schema);
    for (const [name, part] of Object.entries($defs as Record<string, Schema>)) schemas[name] ??= moved(part);
  }
  return schemas;
}

/** The schema with its references pointing to where OpenAPI keeps schemas. */
function moved(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
