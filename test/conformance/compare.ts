import type { Catalog } from "../../generator/model/catalog.js";
import { randomFrom } from "./bodies.js";
import type { Random } from "./bodies.js";
import type { Case } from "./random-cases.js";
import type { ProgramUnderTest } from "./programs.js";

/** A case for which two decoders give different verdicts. */
export interface Difference {
  readonly case: string;
  readonly verdicts: Readonly<Record<string, string>>;
}

/** Endless cases for a catalog. */
export type Cases = (catalog: Catalog, random: Random) => Iterator<Case>;

/** Runs random cases of a catalog with the tool, the oracle and some SDKs, and returns those with different verdicts. */
export async function differences(
  casesOf: Cases,
  catalog: Catalog,
  programs: readonly ProgramUnderTest[],
  seed: number,
  count: number,
): Promise<Difference[]> {
  const random = casesOf(catalog, randomFrom(seed));
  const cases = Array.from({ length: count }, () => random.next().value as Case);
  const lines = cases.map(({ line }) => line);
  const answers = await Promise.all(
    programs.map(async ({ language, decode: run }) => [language, await run(lines)] as const),
  );
  for (const [language, verdicts] of answers) {
    if (verdicts.length !== cases.length)
      throw new Error(`${language}: ${verdicts.length} verdicts on ${cases.length} cases`);
  }
  return cases.flatMap(({ line, tool, oracle }, index) => {
    const verdicts = {
      oracle,
      tool,
      ...Object.fromEntries(answers.map(([language, verdicts]) => [language, verdicts[index] ?? ""])),
    };
    return new Set(Object.values(verdicts)).size === 1 ? [] : [{ case: line, verdicts }];
  });
}
