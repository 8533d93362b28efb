import { dirname, resolve } from "node:path";
import { isTest, languageOf } from "../audit/mention.js";
import type { Language, SourceFile } from "../audit/mention.js";
import type { TargetSurface } from "../compare/surface.js";
import { visible } from "../diagnostic/visible.js";
import { nearestFile } from "../disk/nearest-file.js";
import { DiskProblem } from "../disk/problem.js";
import { readWithGo, readWithPython } from "../disk/run-front-end.js";
import { grouped } from "../model/grouped.js";
import type { Catalog } from "../model/catalog.js";
import type { Facts } from "../trace/facts.js";
import { namesOf } from "../trace/meanings.js";
import type { Names } from "../trace/meanings.js";

type FrontEnd = (
  files: readonly SourceFile[],
  names: Names,
  operations: readonly string[],
) => Promise<readonly Facts[]>;

/** Each language's front end is loaded when there are files for it: a compiler takes a while. */
const frontEnds: Readonly<Partial<Record<Language, FrontEnd>>> = {
  async typescript(files, names, operations) {
    const { factsOfTypescript } = await import("../trace/typescript/read.js");
    const config = nearestFile(files[0]?.path ?? "", "tsconfig.json");
    return [factsOfTypescript(absolute(files), names, operations, config)];
  },
  python(files, names, operations) {
    return Promise.resolve([JSON.parse(readWithPython({ files: absolute(files), names, operations })) as Facts]);
  },
  go(files, names, operations) {
    const modules = grouped(absolute(files), ({ path }) => moduleOf(path));
    const facts = Array.from(
      modules,
      ([dir, list]) => JSON.parse(readWithGo({ dir, files: list, names, operations })) as Facts,
    );
    return Promise.resolve(facts);
  },
};

const absolute = (files: readonly SourceFile[]) =>
  files.map(({ path, text }) => ({ path: resolve(path), shown: path, text }));

/** The folder of the Go module that a file belongs to. */
function moduleOf(path: string): string {
  const file = nearestFile(path, "go.mod");
  if (file === undefined) throw new DiskProblem(`there is no go.mod around ${visible(path)}; make it part of a module`);
  return dirname(file);
}

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
    const frontEnd = frontEnds[language];
    if (frontEnd === undefined) continue;
    const files = sources.filter(({ path }) => languageOf(path) === language && !isTest(path));
    if (files.length > 0) {
      facts.push(...(await frontEnd(files, namesOf(catalog, surface, language), operations)));
    }
  }
  return facts;
}
