import { actionIds } from "../../model/action.js";
import { commonModule, textIn } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { kindIds } from "../../model/kind.js";
import { freeText } from "../../render/free-text.js";
import type { ViewValue } from "../../render/renderer.js";
import { generatedFrom } from "../header.js";
import { docsLocale } from "./docs.js";
import { valueType } from "./codes.js";
import { stringLiteral } from "./encode.js";
import { clause, listed, narrowing, signature, union } from "./layout.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";

export type View = Readonly<Record<string, ViewValue>>;

/** `error.ts` */
export function errorView(catalog: Catalog, options: Options): View {
  const { error, guard } = catalogNames(catalog, options);
  const common = commonModule(catalog);
  const commonCodes = common === undefined ? "" : moduleNames(catalog, common, options).codes;
  const own = ownModules(catalog);
  const literals = (ids: readonly string[]): string[] => ids.map(stringLiteral);
  return {
    header: freeText(generatedFrom(catalog.file)),
    title: freeText(textIn(catalog.title, docsLocale(catalog), catalog)),
    commonCodes,
    commonCodesLink: `{@link ${commonCodes}}`,
    commonCodesImport:
      common === undefined ? "" : clause("import type", [commonCodes], stringLiteral(`./${common.id}/code.js`)),
    kinds: literals(kindIds),
    actions: literals(actionIds),
    localeType: union("export type Locale =", literals(options.locales)),
    anyCode: typesOf(catalog.modules),
    code: typesOf(common === undefined ? own : [common]),
    ownCode: typesOf(own),
    failedResponse: listed(
      "export interface FailedResponse<",
      [`Code extends ${typesOf(own)} = ${typesOf(own)}`],
      "> {",
    ),
    ownProperty: common === undefined ? "code" : "moduleCode",
    brand: listed("const brand = Symbol.for(", [stringLiteral(options.package)], ");"),
    error,
    errorLink: `{@link ${error}}`,
    errorLiteral: stringLiteral(error),
    example: freeTextExample(catalog),
    guard: common === undefined ? plainGuard(guard, error) : codeGuard(guard, commonCodes, error),
    localize: signature(
      "export function localize",
      [`error: ${error}`, "locale: Locale"],
      ["string", "undefined"],
      " {",
    ),
    isBranded: signature("function isBranded", ["error: unknown"], [`error is ${error}`], " {"),
  };
}

function freeTextExample(catalog: Catalog): string {
  const entry = catalog.modules.flatMap(({ entries }) => entries)[0];
  return entry === undefined ? "a name" : `\`${entry.name}\``;
}

/** A guard without codes: those of several modules would meet. */
function plainGuard(name: string, error: string): string {
  const head = signature(`export function ${name}`, ["error: unknown"], [`error is ${error}`], " {");
  return `${head}\n  return isBranded(error);\n}`;
}

function codeGuard(name: string, codes: string, error: string): string {
  const first = signature(`export function ${name}`, ["error: unknown"], [`error is ${error}`], ";");
  const parameters = ["error: unknown", "...codes: readonly unknown[]"];
  const body = signature(`export function ${name}`, parameters, ["boolean"], " {", false);
  return [
    first,
    narrowing(name, codes, error, "code"),
    body,
    "  if (!isBranded(error)) return false;",
    "  return codes.length === 0 || codes.includes(error.code);",
    "}",
  ].join("\n");
}

/** The types that codes of some modules have in TypeScript. */
export function typesOf(modules: readonly Module[]): string {
  const types = new Set(modules.map(valueType));
  const names = (["number", "string"] as const).filter((type) => types.has(type));
  return names.length === 0 ? "string" : names.join(" | ");
}
