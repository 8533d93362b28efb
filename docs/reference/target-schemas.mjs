import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogFileSchema } from "../../dist/modules/targets/catalog/schema.js";
import { typeSchemas } from "./type-schema.mjs";

const dist = join(import.meta.dirname, "..", "..", "dist", "api");

/** The JSON Schemas of what a target receives and returns as JSON, from the published types. */
export function targetSchemas() {
  const { $schema, title, definitions: parts, ...catalog } = catalogFileSchema({ file: "" });
  return {
    "target-request.schema.json": text("What a target of errspec receives", $schema, "TargetRequest", {
      ...parts,
      catalog: { title, ...catalog, $comment: undefined },
    }),
    "target-result.schema.json": text("What a target of errspec returns", $schema, "TargetResult", {}),
  };
}

function text(title, $schema, name, shared) {
  const sources = Object.fromEntries(
    ["sdk.d.ts", "target.d.ts"].map((file) => [file, readFileSync(join(dist, file), "utf8")]),
  );
  const { define, definitions } = typeSchemas(sources, {
    "TargetRequest.catalog": { $ref: "#/definitions/catalog" },
    "TargetRequest.options": { type: "object" },
  });
  const allOf = [define(name)]; // draft-07 ignores what is beside a `$ref`
  return `${JSON.stringify({ $schema, title, allOf, definitions: { ...shared, ...definitions } }, undefined, 2)}\n`;
}
