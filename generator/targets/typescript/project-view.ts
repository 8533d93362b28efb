import { textIn } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { adapterEntryPoints } from "./adapters.js";
import { docsLocale } from "./docs.js";
import { ownModules } from "./names.js";
import { hasOperations } from "./operations-view.js";
import type { Options } from "./options.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import type { View } from "./structure.js";
import { standardFiles } from "./values.js";

/** `package.json`, as npm writes it. */
export function packageJson(catalog: Catalog, options: Options): string {
  const entryPoints: Record<string, string> = {};
  for (const module of catalog.modules) {
    entryPoints[module.id] = `${module.id}/index`;
    if (hasErrorsFile(catalog, module, options)) entryPoints[`${module.id}/errors`] = `${module.id}/errors`;
  }
  for (const { name } of adapterEntryPoints(catalog, options)) entryPoints[name] = name;
  for (const id of standardFiles(catalog, options)) entryPoints[id] = id;
  if (hasServerHalf(catalog, options)) entryPoints["server"] = "server";
  if (hasOperations(catalog)) entryPoints["operations"] = "operations";
  if (options.testkit) entryPoints["testing"] = "testing";
  const exports: Record<string, unknown> = { ".": { types: "./esm/index.d.ts", default: "./esm/index.js" } };
  for (const [name, path] of Object.entries(entryPoints)) {
    exports[`./${name}`] = { types: `./esm/${path}.d.ts`, default: `./esm/${path}.js` };
  }
  exports["./package.json"] = "./package.json";
  const json = {
    "//": generatedFrom(catalog.file),
    name: options.package,
    version: catalog.version,
    description: `Typed error codes of ${textIn(catalog.title, docsLocale(catalog), catalog)}`.toWellFormed(),
    keywords: ["errors", "error-codes"],
    ...(options.license === undefined ? {} : { license: options.license }),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    main: "./esm/index.js",
    types: "./esm/index.d.ts",
    exports,
    // TypeScript's resolution `node10` does not know `exports`.
    typesVersions: {
      "*": Object.fromEntries(Object.entries(entryPoints).map(([name, path]) => [name, [`./esm/${path}.d.ts`]])),
    },
    files: ["esm", "src"],
    scripts: {
      test: `node --test ${testNames(catalog, options)
        .filter((name) => name.endsWith(".test.js"))
        .map((name) => `test/${name}`)
        .join(" ")}`,
    },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** The files with the package's own tests. */
export function testNames(catalog: Catalog, options: Options): readonly string[] {
  const isClient = hasClientHalf(options);
  return [
    isClient ? "decode.test.js" : "encode.test.js",
    ...(isClient || hasServerHalf(catalog, options) ? ["program.js", "verdict.js"] : []),
    ...(options.testkit ? ["testing.test.js"] : []),
  ];
}

export function tsconfigView(catalog: Catalog, { style }: Options): View {
  return { header: freeText(generatedFrom(catalog.file)), isErasable: style === "const" };
}

/** Whether a module has a class for each code. */
export function hasErrorsFile(catalog: Catalog, module: Module, { classes }: Options): boolean {
  return classes === "per-code" && ownModules(catalog).includes(module) && module.entries.length > 0;
}
