import type { Catalog, Module } from "../../model/catalog.js";
import { inLocales } from "../../model/sent.js";
import { shownModule, writtenModule } from "../../model/shown.js";
import { classStatements } from "./class-view.js";
import { createStatements } from "./create-view.js";
import { infoStatements } from "./info-view.js";
import { codeStatements, moduleStatements, textsStatements } from "./module-view.js";
import type { CompiledReads } from "./emit.js";
import { operationsStatements } from "./operations-view.js";
import type { Options } from "./options.js";
import { hasErrorsFile } from "./project-view.js";
import { raiseStatements, serverStatements } from "./raise-view.js";
import { indexStatements } from "./root-view.js";
import { hasServerHalf } from "./server.js";
import type { Statement } from "./structure.js";
import { fixtureStatements } from "./fixture-view.js";
import { hasTextFile, textStatements } from "./text-view.js";

/** A source that is made of statements, rather than of one template. */
export interface ModuleFile {
  readonly path: string;
  /** The file of the spec that it is made from. */
  readonly source: string;
  /** Made when the file is printed. */
  readonly statements: () => readonly Statement[];
  readonly reads: CompiledReads;
}

/** The files of every module. */
export function moduleFiles(catalog: Catalog, options: Options): readonly ModuleFile[] {
  return catalog.modules.flatMap((module) => {
    const file = (
      name: string,
      statements: () => readonly Statement[],
      reads: CompiledReads = { source: [module] },
    ): ModuleFile => ({
      path: `src/${module.id}/${name}.ts`,
      source: module.file,
      statements,
      reads,
    });
    const chosen = inLocales(catalog, options.locales);
    const sent = shownModule(module, chosen.locales[0], chosen);
    return [
      file("code", () => codeStatements(catalog, module, options), { source: [module], script: [] }),
      ...(hasErrorsFile(catalog, module, options)
        ? [file("errors", () => classStatements(catalog, module, options))]
        : []),
      file("index", () => moduleStatements(catalog, module, options), { source: [] }),
      file("info", () => infoStatements(catalog, module, options), { source: [deprecationsOf(module)] }),
      file("texts", () => textsStatements(catalog, module, options), {
        source: [writtenModule(module)],
        declarations: [],
      }),
      ...(hasServerHalf(catalog, options) && module.entries.length > 0
        ? [
            file("create", () => createStatements(catalog, module, options), { source: [] }),
            file("raise", () => raiseStatements(catalog, module, options), { source: [module], script: [] }),
          ]
        : []),
      ...(options.testkit && module.entries.length > 0
        ? [file("fixtures", () => fixtureStatements(catalog, module, options), { source: [sent], declarations: [] })]
        : []),
      ...(hasTextFile(module) ? [file("text", () => textStatements(catalog, module, options))] : []),
    ];
  });
}

/** Facts have the reasons for deprecations, and no other text. */
function deprecationsOf({ entries }: Module): object {
  return entries.map(({ deprecated }) => deprecated?.reason ?? {});
}

/** The entry point for servers. */
export function serverFile(catalog: Catalog): ModuleFile {
  return {
    path: "src/server.ts",
    source: catalog.file,
    statements: () => serverStatements(catalog),
    reads: { source: [] },
  };
}

/** The entry point with the errors of each operation. */
export function operationsFile(catalog: Catalog, options: Options): ModuleFile {
  return {
    path: "src/operations.ts",
    source: catalog.file,
    statements: () => operationsStatements(catalog, options),
    reads: { source: [catalog.operations] },
  };
}

/** The index of the package. */
export function indexFile(catalog: Catalog, options: Options): ModuleFile {
  return {
    path: "src/index.ts",
    source: catalog.file,
    statements: () => indexStatements(catalog, options),
    reads: { source: [] },
  };
}
