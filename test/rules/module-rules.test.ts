import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../generator/load/catalog.js";
import { exampleFiles } from "../../generator/rules/lint/example.js";
import { acrossModules, errorRules, identifierRules } from "../../generator/rules/lint/index.js";
import { runRules } from "../../generator/rules/lint/rule.js";
import { targets } from "../../generator/targets/index.js";
import { optionsOf } from "../../generator/targets/target.js";

const moduleRules = errorRules.filter((rule) => ![...acrossModules, ...identifierRules].includes(rule));

const catalogs = moduleRules.flatMap(({ bad, good }) =>
  [bad, good].flatMap((example) => loadCatalog(exampleFiles(example), optionsOf(targets)).catalog ?? []),
);
const others = catalogs.flatMap(({ modules }) => modules);

describe.each(moduleRules)("$id", (rule) => {
  // `generate` relies on it: it does not look again at modules that it knows.
  it("finds the same in a module whatever other modules there are", () => {
    const placesIn = (catalog: (typeof catalogs)[number]): string[] =>
      runRules([rule], { catalog, identifiers: [] }).map(({ at, message }) => JSON.stringify([at, message]));
    for (const catalog of catalogs) {
      const own = placesIn({ ...catalog, modules: [] });
      const alone = others.flatMap((module) =>
        placesIn({ ...catalog, modules: [module] }).filter((place) => !own.includes(place)),
      );
      expect(placesIn({ ...catalog, modules: others }).filter((place) => !own.includes(place))).toEqual(alone);
    }
  });
});
