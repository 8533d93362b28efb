import { textIn } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { docsLocale } from "./docs.js";
import { ownModules } from "./names.js";
import { hasServerHalf } from "./server.js";
import type { Options } from "./options.js";
import type { View } from "./structure.js";

/** `package.json`, as npm writes it. */
export function packageJson(catalog: Catalog, options: Options): string {
  const entryPoints: Record<string, string> = {};
  for (const module of catalog.modules) {
    entryPoints[module.id] = `${module.id}/index`;
    if (hasErrorsFile(catalog, module, options)) entryPoints[`${module.id}/errors`] = `${module.id}/errors`;
  }
  for (const adapter of options.adapters) entryPoints[adapter] = adapter;
  for (const { id } of catalog.envelopes) entryPoints[id] = id;
  if (hasServerHalf(catalog, options)) entryPoints["server"] = "server";
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
    scripts: { test: "node --test test/decode.test.js" },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

export function tsconfigView(catalog: Catalog, { style }: Options): View {
  return { header: freeText(generatedFrom(catalog.file)), isErasable: style === "const" };
}

/** Whether a module has a class for each code. */
export function hasErrorsFile(catalog: Catalog, module: Module, { classes }: Options): boolean {
  return classes === "per-code" && ownModules(catalog).includes(module) && module.entries.length > 0;
}
