import { toJsonSchema } from "@valibot/to-json-schema";
import { catalogSchema, moduleSchema } from "../../dist/modules/load/schema.js";
import { operationsFileSchema } from "../../dist/modules/load/operations-schema.js";
import { schemaComment } from "../../dist/modules/disk/schemas.js";
import { targets } from "../../dist/modules/targets/index.js";
import { optionsOf } from "../../dist/modules/targets/target.js";

/** The JSON Schemas of the three kinds of spec file, as editors read them: draft-07. */
export function specSchemas() {
  const options = optionsOf(targets);
  return {
    "errspec.schema.json": schemaText("errspec.yaml: the catalog of an API's error codes", catalogSchema(options)),
    "module.schema.json": schemaText("A module of an API's error codes", moduleSchema),
    "operations.schema.json": schemaText("The calls of an API, and the errors that they return", operationsFileSchema),
  };
}

function schemaText(title, schema) {
  const { $schema, ...rest } = toJsonSchema(schema, {
    target: "draft-07",
    typeMode: "input",
    errorMode: "ignore",
  });
  return `${JSON.stringify({ $schema, $comment: schemaComment, title, ...asYaml(rest) }, undefined, 2)}\n`;
}

/** The keys whose scalars the loader takes from the source text: a number in YAML is as good as a text there. */
const sourceKeys = new Set(["code", "codes", "range", "since", "until", "version"]);

/** Targets of the authors: a file, a package, or a program. */
const ownTargets = {
  patternProperties: {
    "^x-": {},
    "^\\.{1,2}/": { type: ["object", "null"] },
    "^(?:@[^/]+/)?errspec-target-": { type: ["object", "null"] },
  },
  additionalProperties: {
    type: "object",
    required: ["exec"],
    properties: { exec: { type: "array", items: { type: "string" }, minItems: 1 } },
  },
};

/** What a YAML file may hold besides what the loader's schema sees: codes as numbers, examples as mappings, `x-…` keys. */
function asYaml(schema, key = "") {
  const { properties, items, anyOf, additionalProperties } = schema;
  const changed = { ...schema };
  if (properties !== undefined) {
    changed.properties = Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, asYaml(inner, name)]),
    );
    if (additionalProperties === false) changed.patternProperties = { "^x-": {} };
  }
  if (key === "targets") Object.assign(changed, ownTargets);
  if (typeof additionalProperties === "object" && additionalProperties !== null) {
    changed.additionalProperties = asYaml(additionalProperties);
  }
  if (items !== undefined) changed.items = key === "examples" ? { type: ["string", "object"] } : asYaml(items, key);
  if (anyOf !== undefined) changed.anyOf = anyOf.map((inner) => asYaml(inner, key));
  if (sourceKeys.has(key) && schema.type === "string") changed.type = ["string", "number"];
  return changed;
}
