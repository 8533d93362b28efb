import { describe, expect, it } from "vitest";
import { exampleResponse } from "../../generator/conformance/example.js";
import { decode } from "../../generator/decode/decode.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";
import { envelopeSpecs } from "../support/envelopes.js";

const catalogs = {
  seed: seedCatalog,
  ...Object.fromEntries(Object.entries(envelopeSpecs).map(([name, spec]) => [name, () => catalogOf(spec)])),
};

describe.each(Object.entries(catalogs))("the example of each entry: %s", (_, load) => {
  it("decodes to that entry", () => {
    const catalog = load();
    for (const module of catalog.modules) {
      for (const entry of module.entries) {
        const json = exampleResponse(catalog, module, entry);
        if (json === undefined) throw new Error(`${module.id}/${entry.code} has none`);
        expect(decode(catalog, module, json), json).toMatchObject({ result: "error", entry: { code: entry.code } });
      }
    }
  });
});
