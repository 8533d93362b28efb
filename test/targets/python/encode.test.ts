import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ascii } from "../../../generator/decode/verdict-text.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { optionsOf } from "../../../generator/targets/python/options.js";
import { catalogOf } from "../../support/catalog.js";
import { crossSpecs } from "../../support/cross.js";
import { envelopeSpecs } from "../../support/envelopes.js";
import { raisedRows } from "../../support/raised.js";
import { seed } from "../../support/seed.js";
import { describeWith, run } from "../../support/tools.js";
import { cases } from "./cases.js";
import { generate, temporary, write } from "./workspace.js";

/** How many random errors of each catalog. */
const count = Number(process.env["FUZZ_COUNT"] ?? 500);

const catalogs: readonly (readonly [string, Catalog])[] = [
  ...[...cases].map(([name, make]) => [name, make()] as const),
  ...Object.entries({ ...crossSpecs, ...envelopeSpecs }).map(([name, spec]) => [name, catalogOf(spec)] as const),
];

/** The catalog, with a Python package that sends errors. */
function withServer(catalog: Catalog): Catalog {
  const options = catalog.options["python"] as { readonly side?: string } | undefined;
  const python = { ...options, side: options?.side === "server" ? "server" : "both" };
  return { ...catalog, options: { ...catalog.options, python } };
}

describeWith(["python3"], "encode in Python", () => {
  let space: Awaited<ReturnType<typeof temporary>>;
  beforeAll(async () => void (space = await temporary()));
  afterAll(() => space.remove());

  it.each(catalogs)("sends every error as the tool does: %s", async (name, given) => {
    const catalog = withServer(given);
    const rows = raisedRows(catalog, optionsOf(catalog).locales, count);
    expect(rows.length).toBeGreaterThan(count);
    const cwd = join(space.folder, name.replaceAll(/[ ,]+/g, "-"));
    const lines = rows.map(({ encode }) => `${ascii(JSON.stringify({ encode }))}\n`);
    await write(cwd, new Map([...(await generate(catalog)), ["cases.jsonl", lines.join("")]]));
    const script = 'exec "$0" -W error -m tests.verdicts < cases.jsonl';
    const { stdout, stderr } = await run("sh", ["-c", script, "python3"], { cwd });
    expect(stderr).toBe("");
    const answers = stdout.trimEnd().split("\n");
    const wrong = rows.flatMap(({ encode, response }, index) =>
      answers[index] === response ? [] : [{ encode, got: answers[index], wanted: response }],
    );
    expect(wrong.slice(0, 3), `with seed ${seed}`).toEqual([]);
    expect(answers).toHaveLength(rows.length);
  });
});
