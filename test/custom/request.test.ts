import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { TargetRequest } from "../../generator/api/target.js";
import { featuresOf } from "../../generator/targets/features.js";
import { customTargetOf } from "../../generator/custom/target.js";
import { emit } from "../../generator/emit.js";
import type { Catalog } from "../../generator/model/catalog.js";
import type { OutputFile } from "../../generator/output/file.js";
import { catalogFileSchema } from "../../generator/targets/catalog/schema.js";
import { targets } from "../../generator/targets/index.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";
import { root } from "../support/tools.js";

/* What a target of the spec's authors receives: held to the published schema, and to what the features are about. */

const cases = join(root, "test", "cases");
const catalogs: readonly (readonly [string, () => Catalog])[] = [
  ["the example", seedCatalog],
  ...readdirSync(cases)
    .filter((name) => name !== "broken")
    .map((name) => [name, () => catalogOf(readFileSync(join(cases, name, "spec.yaml"), "utf8"))] as const),
];

/** What a target with these files receives, and the files that come of it. */
async function run(
  catalog: Catalog,
  files: readonly object[] = [],
): Promise<{ readonly request: TargetRequest; readonly made: readonly OutputFile[] }> {
  let request: TargetRequest | undefined;
  const loaded = {
    folder: "x",
    features: featuresOf(catalog),
    options: undefined,
    run: (received: TargetRequest<object>) => {
      request = received as TargetRequest;
      return { files };
    },
  };
  const from = { kind: "file", path: "./x.mjs" } as const;
  const report = (problem: object): never => {
    throw new Error(JSON.stringify(problem));
  };
  const target = customTargetOf({ key: "x", from }, loaded, { version: "0.0.0", report });
  const emitted = await emit({ ...catalog, options: { x: {} } }, [...targets, target], new Map());
  if (request === undefined) throw new Error("the target did not run");
  return { request, made: emitted.flatMap((each) => each.files) };
}

const schema = (name: string): object =>
  JSON.parse(readFileSync(join(root, "docs", "schema", `${name}.schema.json`), "utf8")) as object;
const ajv = new Ajv({ strictTypes: false, strictRequired: false });
const isRequest = ajv.compile(schema("target-request"));
const isResult = ajv.compile(schema("target-result"));

describe("a request", () => {
  it.each(catalogs)("is as its schema says, as JSON: %s", async (_, catalogOf) => {
    const { request } = await run(catalogOf());
    const json = JSON.parse(JSON.stringify(request)) as object;
    expect(isRequest(json) ? [] : isRequest.errors).toEqual([]);
    // What is missing is left out, so that a module and a program see the same.
    expect(json).toStrictEqual(request);
  });

  const shown = catalogs.filter(([name]) => ["one-layer", "two-layers", "operations"].includes(name));
  it.each(shown)("has the shared SDK model: %s", async (name, catalogOf) => {
    const { sdk } = (await run(catalogOf())).request;
    await expect(`${JSON.stringify(sdk, undefined, 2)}\n`).toMatchFileSnapshot(join("requests", `${name}.json`));
  });
});

it("gives a target the rows that errspec's own packages are tested with", async () => {
  const catalog = seedCatalog();
  const kinds = ["decode", "encode", "envelopes"] as const;
  const files = kinds.map((rows) => ({ path: `${rows}.jsonl`, rows }));
  const { made } = await run(catalog, files);
  const text = (path: string): string | undefined => made.find((file) => file.path === `x/${path}`)?.text;
  const shown = (path: string): string => readFileSync(join(root, "out", path), "utf8");
  expect(text("decode.jsonl")).toBe(shown("go/testdata/decode.jsonl"));
  expect(text("encode.jsonl")).toBe(shown("go/testdata/encode.jsonl"));
  expect(text("envelopes.jsonl")).toBe("");
});

it("has a schema of results that takes what errspec takes", () => {
  expect(isResult({ files: [{ path: "a", text: "" }], features: ["params"] })).toBe(true);
  expect(isResult({ files: [{ path: "a" }] })).toBe(false);
  expect(isResult({ files: [{ path: "a", rows: "decode" }], problems: [{ severity: "error", message: "no" }] })).toBe(
    true,
  );
});

/* A key of the catalog that may be missing is a feature, or nothing is wrong in the output of a target that ignores it. */
it("has a feature for everything in a catalog that a target must not ignore", () => {
  const ignored = [
    ...["description", "docs", "fallbackLocales", "initialisms"], // of the catalog: the SDK view has resolved them
    ...["groups", "range", "reserved", "codes", "names", "stability"], // of modules: for documentation
    ...[
      "group",
      "title",
      "url",
      "since",
      "was",
      "note",
      "links",
      "examples",
      "causes",
      "solutions",
      "otherwise",
      "extensions",
      "fallback",
      "advice",
    ],
    ...["until", "sunset", "replacedBy", "from", "when", "method", "path", "summary", "tags", "errors", "module"],
    ...["absent", "present", "code", "text", "requestId", "retryAfter", "status", "headers", "forms", "success"], // decode view
    ...["bits", "signed"], // of hex codes
  ];
  const features = [
    "aliases",
    "common",
    "deprecated",
    "envelopes",
    "fieldErrors",
    "messageTail",
    "moduleCode",
    "operations",
    "params",
  ];
  const optional = optionalKeys(catalogFileSchema(seedCatalog()));
  expect(optional.filter((key) => !features.includes(key) && !ignored.includes(key))).toEqual([]);
  expect(features.filter((key) => !optional.includes(key))).toEqual([]);
  const declared = JSON.stringify(schema("target-request"));
  for (const [, catalog] of catalogs)
    for (const feature of featuresOf(catalog())) expect(declared).toContain(`"${feature}"`);
});

function optionalKeys(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  const { properties, required = [] } = part as { properties?: object; required?: readonly string[] };
  const here = Object.keys(properties ?? {}).filter((key) => !required.includes(key));
  return [...new Set([...(properties === undefined ? [] : here), ...Object.values(part).flatMap(optionalKeys)])];
}
