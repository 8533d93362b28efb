import { commonModule, textIn } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { docsLocale } from "./docs.js";
import { stringLiteral } from "./encode.js";
import type { View } from "./error-view.js";
import { clause, listed, signature } from "./layout.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";

/** `package.json`, as npm writes it. */
export function packageJson(catalog: Catalog, options: Options): string {
  const entryPoint = (path: string): object => ({ types: `./dist/src/${path}.d.ts`, default: `./dist/src/${path}.js` });
  const exports: Record<string, unknown> = { ".": entryPoint("index") };
  for (const module of catalog.modules) {
    exports[`./${module.id}`] = entryPoint(`${module.id}/index`);
    if (hasErrorsFile(catalog, module, options)) exports[`./${module.id}/errors`] = entryPoint(`${module.id}/errors`);
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
    exports,
    files: ["dist/src", "src"],
    scripts: { build: "tsc", prepack: "tsc", test: "tsc && node --test dist/test/*.test.js" },
    devDependencies: { "@types/node": ">=20", typescript: ">=5.7" },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

export function tsconfigView(catalog: Catalog, { style }: Options): View {
  return { header: freeText(generatedFrom(catalog.file)), isErasable: style === "const" };
}

/** Whether a module has a class a code. */
export function hasErrorsFile(catalog: Catalog, module: Module, { classes }: Options): boolean {
  return classes === "per-code" && ownModules(catalog).includes(module) && module.entries.length > 0;
}

/** The package's own tests. */
export function testView(catalog: Catalog, options: Options): View {
  const { error, guard } = catalogNames(catalog, options);
  const common = commonModule(catalog);
  const hexModules = catalog.modules.flatMap(({ id, codeType }) =>
    codeType.kind === "hex" ? [{ id: stringLiteral(id), bits: codeType.bits }] : [],
  );
  const print = (label: string, module: string, code: string): string =>
    listed(`      ${label}: print(`, hexModules.length === 0 ? [code] : [module, code], "),");
  return {
    header: freeText(generatedFrom(catalog.file)),
    errorImport: clause("import type", [error], '"../src/index.js"'),
    modules: catalog.modules.map((module) => {
      const { decode, path } = moduleNames(catalog, module, options);
      return {
        id: stringLiteral(module.id),
        decode: listed(`      return ${decode}(`, ["body", "options"], ");"),
        import: clause("import", [decode], stringLiteral(`../src/${path}/index.js`)),
      };
    }),
    decodeHead: signature(
      "export function decode",
      ["module: string", "body: unknown", "options?: { readonly cause?: unknown }"],
      [error, "undefined"],
      " {",
    ),
    printCode: print("code", common === undefined ? "module" : stringLiteral(common.id), "error.code"),
    printModuleCode:
      common === undefined ? "      moduleCode: null," : print("moduleCode", "module", "error.moduleCode"),
    hexModules,
    testImport: clause("import", [`${guard} as isKnown`, "localize", "type Locale"], '"../src/index.js"'),
  };
}
