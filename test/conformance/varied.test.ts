import { expect, it } from "vitest";
import { conformanceFile } from "../../generator/conformance/cases.js";
import { mostModules, variedModules } from "../../generator/conformance/varied.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf } from "../support/catalog.js";

/** A catalog of a number of modules, the last of which has texts for codes. */
function catalogWith(count: number): Catalog {
  const modules = Array.from({ length: count }, (_, index) => {
    const type = index === count - 1 ? "string" : "int";
    return `  - module: m${index}
    code-type: ${type}
    errors: [{ code: 7, name: Gone, text: It is gone. }]`;
  });
  return catalogOf(`errspec: 1
catalog: acme
title: Acme
version: 1.0.0
locales: [en]
envelope: { code: /code, text: /message, common: m1 }
modules:
${modules.join("\n")}
`);
}

const idsOf = (catalog: Catalog): string[] => [...variedModules(catalog)].map(({ id }) => id);

it("are all modules of a catalog that has few", () => {
  expect(idsOf(catalogWith(3)).sort()).toEqual(["m0", "m1", "m2"]);
});

it("are the common module, the first of each type of codes, and the first of all", () => {
  expect(idsOf(catalogWith(30))).toEqual(["m1", "m0", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m29"]);
  expect(idsOf(catalogWith(30))).toHaveLength(mostModules);
});

it("keep the file of tests from growing by more than the codes of further modules", () => {
  const rows = (count: number): number => conformanceFile("", catalogWith(count), ["en"]).text.split("\n").length;
  expect(rows(40) - rows(30)).toBeLessThan(60);
  expect(rows(9) - rows(8)).toBeGreaterThan(60);
});
