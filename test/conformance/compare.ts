import type { Catalog } from "../../generator/model/catalog.js";
import { randomFrom } from "./bodies.js";
import type { Random } from "./bodies.js";
import type { Case } from "./random-cases.js";
import type { ProgramUnderTest } from "./processes.js";

/** A case for which two decoders give different verdicts. */
export interface Difference {
  readonly case: string;
  readonly verdicts: Readonly<Record<string, string>>;
}

/** Endless cases for a catalog. */
export type Cases = (catalog: Catalog, random: Random) => Iterator<Case>;

/** Random cases of a catalog, the same for the same seed. */
export function casesOf(kind: Cases, catalog: Catalog, seed: number, count: number): readonly Case[] {
  const random = kind(catalog, randomFrom(seed));
  return Array.from({ length: count }, () => random.next().value as Case);
}

/** Runs cases with some SDKs, and returns those on which they, the tool and the oracle have different verdicts. */
export async function differences(
  cases: readonly Case[],
  programs: readonly ProgramUnderTest[],
): Promise<Difference[]> {
  const lines = cases.map(({ line }) => line);
  const answers = await Promise.all(
    programs.map(async ({ language, decode: run }) => [language, await run(lines)] as const),
  );
  for (const [language, verdicts] of answers) {
    if (verdicts.length !== cases.length)
      throw new Error(`${language}: ${verdicts.length} verdicts on ${cases.length} cases`);
  }
  return cases.flatMap(({ line, tool, oracle }, index) => {
    const others = answers.map(([language, verdicts]) => [language, verdicts[index] ?? ""] as const);
    if (tool === oracle && others.every(([, verdict]) => verdict === oracle)) return [];
    return [{ case: line, verdicts: { oracle, tool, ...Object.fromEntries(others) } }];
  });
}
