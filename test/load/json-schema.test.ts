import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../support/tools.js";
import { loadText } from "../support/catalog.js";
import { tinySpec } from "../support/specs.js";

const folder = join(root, "spec", "schema");
const schema = (name: string): object => JSON.parse(readFileSync(join(folder, name), "utf8")) as object;
const ajv = new Ajv({ strict: false, allErrors: true });
const validateCatalog = ajv.compile(schema("errspec.schema.json"));
const validateModule = ajv.compile(schema("module.schema.json"));

describe("the JSON Schemas of the spec", () => {
  it("has no other file in its folder", () => {
    expect(readdirSync(folder).sort()).toEqual(["errspec.schema.json", "module.schema.json", "operations.schema.json"]);
  });

  it.each(readdirSync(join(root, "spec")).filter((name) => name.endsWith(".yaml")))("accepts spec/%s", (name) => {
    const value: unknown = parse(readFileSync(join(root, "spec", name), "utf8"));
    const validate = name === "errspec.yaml" ? validateCatalog : validateModule;
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each([
    ["nothing", (spec: string) => spec, true],
    ["an unknown key", (spec: string) => spec.replace("name: NotThere", "nmae: NotThere"), false],
    ["a name in snake case", (spec: string) => spec.replace("name: NotThere", "name: not_there"), false],
    ["an unknown kind", (spec: string) => spec.replace("kind: not_found", "kind: missing"), false],
    ["a key of one's own", (spec: string) => spec.replace("kind: not_found", "x-owner: me"), true],
    ["a code as a text", (spec: string) => spec.replace("code: 1", 'code: "1"'), true],
    ["a date", (spec: string) => `${spec}        deprecated: { sunset: 2027-01-31, reason: Old }\n`, true],
    ["a date in words", (spec: string) => `${spec}        deprecated: { sunset: next year, reason: Old }\n`, false],
    ["a text as a list", (spec: string) => spec.replace("text: It is not there.", "text: [a]"), false],
    ["no errors", (spec: string) => spec.replace(/errors:[^]*/, ""), false],
  ])("agrees with the loader on %s", (_, edit, isGood) => {
    const spec = edit(tinySpec);
    expect(validateCatalog(parse(spec))).toBe(isGood);
    expect(loadText(spec).diagnostics.length === 0).toBe(isGood);
  });
});
