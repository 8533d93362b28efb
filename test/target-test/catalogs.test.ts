import { describe, expect, it } from "vitest";
import { check } from "../../generator/check.js";
import { testCatalogs } from "../../generator/target-test/catalogs.js";
import { targets } from "../../generator/targets/index.js";

describe.each(testCatalogs)("the catalog $name, with $about", ({ spec }) => {
  it.each([false, true])("has no errors (hostile: %s)", (isHostile) => {
    const { diagnostics } = check(
      [{ path: "errspec.yaml", source: "spec/errspec.yaml", text: spec(isHostile) }],
      targets,
    );
    expect(diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});
