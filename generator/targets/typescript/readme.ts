import { commonModule, textIn } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { docsLocale } from "./docs.js";
import { stringLiteral } from "./encode.js";
import type { View } from "./error-view.js";
import { assignedCall, clause, conditional } from "./layout.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";
import { hasErrorsFile } from "./package-files.js";

/** `README.md` */
export function readmeView(catalog: Catalog, options: Options): View {
  const locale = docsLocale(catalog);
  const own = ownModules(catalog);
  const module = own.find(({ entries }) => entries.length > 0) ?? own[0] ?? catalog.modules[0];
  const { error, guard } = catalogNames(catalog, options);
  const classes = own.find((candidate) => hasErrorsFile(catalog, candidate, options));
  return {
    header: freeText(generatedFrom(catalog.file)),
    package: options.package,
    title: freeText(textIn(catalog.title, locale, catalog)),
    description: freeText(textIn(catalog.description, locale, catalog)),
    example: module === undefined ? [] : example(catalog, module, options),
    retry: module === undefined ? [] : retry(moduleNames(catalog, module, options).decode),
    error,
    guard,
    isLayered: catalog.envelope.common !== undefined,
    locale: stringLiteral(options.locales.includes(locale) ? locale : (options.locales[0] ?? locale)),
    errorsPath: classes === undefined ? "" : `${options.package}/${classes.id}/errors`,
    modules: catalog.modules.map((listedModule) => {
      const { codes, path } = moduleNames(catalog, listedModule, options);
      return {
        path: `${options.package}/${path}`,
        codes,
        file: `src/${path}/code.ts`,
        title: freeText(textIn(listedModule.title, locale, catalog)),
        isCommon: listedModule === commonModule(catalog),
      };
    }),
  };
}

/** Decoding and telling errors apart, in the fewest lines. */
function example(catalog: Catalog, module: Module, options: Options): string[] {
  const names = moduleNames(catalog, module, options);
  const path = stringLiteral(`${options.package}/${names.path}`);
  const [entry] = module.entries;
  const decode = assignedCall("const error =", names.decode, ["await response.text()"]);
  if (entry === undefined) return [clause("import", [names.decode], path), "", decode, "if (error) throw error;"];
  const test = conditional("if (", names.guard, ["error", `${names.codes}.${entry.name}`], " {");
  return [
    clause("import", [names.codes, names.decode, names.guard], path),
    "",
    decode,
    test,
    "  console.warn(error.detail);",
    "} else if (error) throw error;",
  ];
}

/** The loop that clients need: the package says what is worth it, and they send. */
export function retry(decode: string): string[] {
  return [
    assignedCall("let error =", decode, ["await call()"]),
    "for (let wait = 500; error?.retryable && wait < 8000; wait *= 2) {",
    "  await setTimeout(wait);",
    assignedCall("  error =", decode, ["await call()"]),
    "}",
  ];
}
