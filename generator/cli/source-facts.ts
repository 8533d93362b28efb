import { resolve } from "node:path";
import { isTest, languageOf } from "../audit/mention.js";
import type { Language, SourceFile } from "../audit/mention.js";
import type { TargetSurface } from "../compare/surface.js";
import { nearestFile } from "../disk/nearest-file.js";
import { runFrontEnd } from "../disk/run-front-end.js";
import type { Catalog } from "../model/catalog.js";
import type { Facts } from "../trace/facts.js";
import { namesOf } from "../trace/meanings.js";
import type { Names } from "../trace/meanings.js";

type FrontEnd = (files: readonly SourceFile[], names: Names, operations: readonly string[]) => Promise<Facts>;

/** Each language's front end is loaded when there are files for it: a compiler takes a while. */
const frontEnds: Partial<Record<Language, FrontEnd>> = {
  async typescript(files, names, operations) {
    const { factsOfTypescript } = await import("../trace/typescript/read.js");
    const config = nearestFile(files[0]?.path ?? "", "tsconfig.json");
    const absolute = files.map(({ path, text }) => ({ path: resolve(path), shown: path, text }));
    return factsOfTypescript(absolute, names, operations, config);
  },
  python(files, names, operations) {
    const absolute = files.map(({ path, text }) => ({ path: resolve(path), shown: path, text }));
    const given = JSON.stringify({ files: absolute, names, operations });
    return Promise.resolve(JSON.parse(runFrontEnd("python", given)) as Facts);
  },
};

/** What source code says about errors, for each language that the spec generates a package for. Tests are left out. */
export async function sourceFacts(
  catalog: Catalog,
  surfaces: readonly TargetSurface[],
  sources: readonly SourceFile[],
): Promise<readonly Facts[]> {
  const operations = catalog.operations.map(({ id }) => id);
  const facts: Facts[] = [];
  for (const surface of surfaces) {
    const language = surface.target as Language;
    const files = sources.filter(({ path }) => languageOf(path) === language && !isTest(path));
    const read = frontEnds[language];
    if (read !== undefined && files.length > 0) {
      facts.push(await read(files, namesOf(catalog, surface, language), operations));
    }
  }
  return facts;
}
