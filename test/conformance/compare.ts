import { decode, verdictText } from "../../generator/decode/decode.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { caseLine, randomBodies, randomFrom } from "./bodies.js";
import type { Testee } from "./testees.js";

/** A body that two decoders do not agree on. */
export interface Difference {
  readonly case: string;
  readonly verdicts: Readonly<Record<string, string>>;
}

/** Decodes random bodies of each module with every SDK and with the reference, and gives those they differ on. */
export async function differences(
  catalog: Catalog,
  testees: readonly Testee[],
  seed: number,
  count: number,
): Promise<Difference[]> {
  const random = randomFrom(seed);
  const cases: string[] = [];
  const expected: string[] = [];
  const streams = catalog.modules.map((module) => ({ module, bodies: randomBodies(catalog, module, random) }));
  while (cases.length < count) {
    for (const { module, bodies } of streams) {
      const body = bodies.next().value as string | Uint8Array;
      // A lone surrogate cannot be sent as UTF-8: what arrives is its replacement, and that is what is decoded.
      const sent = typeof body === "string" ? body.toWellFormed() : body;
      cases.push(caseLine(module, sent));
      expected.push(verdictText(decode(catalog, module, sent)));
    }
  }
  const verdicts = await Promise.all(
    testees.map(async ({ language, decode: run }) => [language, await run(cases)] as const),
  );
  for (const [language, lines] of verdicts) {
    if (lines.length !== cases.length)
      throw new Error(`${language}: ${lines.length} verdicts on ${cases.length} cases`);
  }
  return cases.flatMap((line, index) => {
    const all = {
      reference: expected[index] ?? "",
      ...Object.fromEntries(verdicts.map(([language, lines]) => [language, lines[index] ?? ""])),
    };
    return new Set(Object.values(all)).size === 1 ? [] : [{ case: line, verdicts: all }];
  });
}
