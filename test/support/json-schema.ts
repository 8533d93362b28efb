import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { catalogSchema, moduleSchema } from "../../generator/load/schema.js";
import { schemaComment } from "../../generator/disk/schemas.js";
import { targets } from "../../generator/targets/index.js";

interface Schema {
  type?: string | string[];
  pattern?: string;
  minLength?: number;
  description?: string;
  additionalProperties?: unknown;
  patternProperties?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

/** The JSON Schemas of the two kinds of spec file, as editors read them: draft-07. */
export function specSchemas(): Readonly<Record<string, string>> {
  const options = Object.fromEntries(targets.map((target) => [target.id, target.options]));
  return {
    "errspec.schema.json": schemaText("errspec.yaml: the catalog of an API's error codes", catalogSchema(options)),
    "module.schema.json": schemaText("A module of an API's error codes", moduleSchema),
  };
}

function schemaText(title: string, schema: GenericSchema): string {
  const { $schema, ...rest } = toJsonSchema(schema, {
    target: "draft-07",
    typeMode: "input",
    errorMode: "ignore",
  }) as Schema & { $schema: string };
  return `${JSON.stringify({ $schema, $comment: schemaComment, title, ...asYaml(rest) }, undefined, 2)}\n`;
}

/** The keys whose scalars the loader takes from the source text: a number in YAML is as good as a text there. */
const sourceKeys: ReadonlySet<string> = new Set(["code", "codes", "range", "since", "until", "version"]);

/** What a YAML file may hold besides what the loader's schema sees: codes as numbers, examples as mappings, `x-…` keys. */
function asYaml(schema: Schema, key = ""): Schema {
  const { properties, items, anyOf, additionalProperties } = schema;
  const changed: Schema = { ...schema };
  if (properties !== undefined) {
    changed.properties = Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, asYaml(inner, name)]),
    );
    if (additionalProperties === false) changed.patternProperties = { "^x-": {} };
  }
  if (typeof additionalProperties === "object" && additionalProperties !== null) {
    changed.additionalProperties = asYaml(additionalProperties);
  }
  if (items !== undefined) changed.items = key === "examples" ? { type: ["string", "object"] } : asYaml(items, key);
  if (anyOf !== undefined) changed.anyOf = anyOf.map((inner) => asYaml(inner, key));
  if (sourceKeys.has(key) && schema.type === "string") changed.type = ["string", "number"];
  return changed;
}
