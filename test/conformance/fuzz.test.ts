import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { decode, verdictText } from "../../generator/decode/decode.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";
import { seed } from "../support/seed.js";
import { envelopeSpecs } from "../support/envelopes.js";
import { temporaryFolder } from "../support/folder.js";
import { describeWith, root } from "../support/tools.js";
import { caseLine } from "./bodies.js";
import { differences } from "./compare.js";
import { buildTestees } from "./testees.js";

/*
 * Every SDK comes to the verdict of the reference decoder, on random bodies. CI runs a fixed slice; a campaign is
 * `FUZZ_SEED=7 FUZZ_COUNT=1000000 npx vitest run test/conformance`.
 */

const count = Number(process.env["FUZZ_COUNT"] ?? 100_000);
const catalogs = {
  "the worked example": seedCatalog(),
  ...Object.fromEntries(Object.entries(envelopeSpecs).map(([name, spec]) => [name, catalogOf(spec)])),
};

describeWith(["go", "python3"], `decoding ${count} random bodies, seed ${seed}, in every language`, () => {
  const share = Math.ceil(count / Object.keys(catalogs).length);
  it.each(Object.entries(catalogs))("comes to one verdict: %s", { timeout: 1_800_000 }, async (_, catalog) => {
    const testees = await buildTestees(catalog, temporaryFolder());
    const found = await differences(catalog, testees, seed, share);
    expect(found.slice(0, 5)).toEqual([]);
    expect(found).toHaveLength(0);
  });
});

describeWith(["go", "python3"], "decoding what servers really send", () => {
  it("comes to the verdict known beforehand, in every language", { timeout: 600_000 }, async () => {
    const catalog = seedCatalog();
    const module = catalog.modules.find(({ id }) => id === "dsa");
    if (module === undefined) throw new Error("the worked example has no module dsa");
    const text = readFileSync(join(root, "test", "fixtures", "decode-cases.json"), "utf8");
    const bodies = (JSON.parse(text) as { readonly body: object }[]).map(({ body }) => JSON.stringify(body));
    expect(bodies).toHaveLength(17);
    const verdicts = bodies.map((body) => verdictText(decode(catalog, module, body)));
    for (const { language, decode: run } of await buildTestees(catalog, temporaryFolder())) {
      expect(await run(bodies.map((body) => caseLine(module, body))), language).toEqual(verdicts);
    }
  });
});
