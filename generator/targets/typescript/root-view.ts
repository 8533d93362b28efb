import { actionIds } from "../../model/action.js";
import { commonModule, textIn } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { effectIds } from "../../model/effect.js";
import { statusKinds } from "../../model/http-kind.js";
import { kindIds } from "../../model/kind.js";
import { isChinese } from "../../model/locale.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { valueType } from "./codes.js";
import { docsLocale } from "./docs.js";
import { assigned, clause, listed, narrowing, property, signature, union } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import type { Statement, View } from "./structure.js";
import { hasStandard, hasValues } from "./values.js";

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
    effects: literals(effectIds).join(" | "),
    status: hasStandard(catalog) || catalog.envelope.status !== undefined,
    hasValues: hasValues(catalog),
    anyCode: typesOf(catalog.modules),
    code: typesOf(common === undefined ? own : [common]),
    openCode: common === undefined ? "" : union("  declare readonly code:", openUnion(commonCodes, common)),
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
    ...guardView(guard, commonCodes, error),
    isBranded: signature("function isBranded", ["error: unknown"], [`error is ${error}`], " {"),
  };
}

function freeTextExample(catalog: Catalog): string {
  const entry = catalog.modules.flatMap(({ entries }) => entries)[0];
  return entry === undefined ? "a name" : `\`${entry.name}\``;
}

/** The guard of all errors. It takes codes where all errors have codes of one module: those of several would meet. */
function guardView(name: string, codes: string, error: string): View {
  const takesCodes = codes !== "";
  const parameters = ["error: unknown", "...codes: readonly unknown[]"];
  return {
    guardHead: signature(`export function ${name}`, ["error: unknown"], [`error is ${error}`], takesCodes ? ";" : " {"),
    guardNarrowing: takesCodes ? narrowing(name, codes, error, "code") : "",
    guardBody: signature(`export function ${name}`, parameters, ["boolean"], " {", false),
  };
}

/** The codes of a module, and any other code: editors complete the known ones, and unknown ones are not lost. */
export function openUnion(codes: string, module: Module): string[] {
  const isEmpty = module.entries.length === 0 && module.success === undefined; // the type of an empty enum has no values
  return isEmpty ? [valueType(module)] : [codes, `(${valueType(module)} & {})`];
}

/** The types of what travels with an error, where params or field errors do. */
export const valueNames: readonly string[] = ["FieldError", "ParamType", "Params"];

/** `locale.ts` */
export function localeView(catalog: Catalog, options: Options): View {
  const { locales } = options;
  const literals = locales.map(stringLiteral);
  return {
    header: freeText(generatedFrom(catalog.file)),
    isServer: hasServerHalf(catalog, options),
    localeType: union("export type Locale =", literals),
    locales: listed("const locales: readonly Locale[] = [", literals, "];"),
    sourceLocale: literals[0] ?? "",
    hasChinese: locales.some(isChinese),
  };
}

/** A file that depends on the halves that a package has. */
export function sidesView(catalog: Catalog, options: Options): View {
  return { ...plainView(catalog), isClient: hasClientHalf(options), isServer: hasServerHalf(catalog, options) };
}

/** `localize.ts` */
export function localizeView(catalog: Catalog, options: Options): View {
  return {
    header: freeText(generatedFrom(catalog.file)),
    modules: catalog.modules.map((module) => {
      const { texts, path } = moduleNames(catalog, module, options);
      return {
        import: clause("import", [texts], stringLiteral(`./${path}/texts.js`)),
        property: property(propertyName(module.id), texts, "    "),
      };
    }),
  };
}

/** `invalid-response.ts` */
export function invalidResponseView(catalog: Catalog, options: Options): View {
  const title = textIn(catalog.title, docsLocale(catalog), catalog);
  return {
    header: freeText(generatedFrom(catalog.file)),
    brand: listed("const brand = Symbol.for(", [stringLiteral(`${options.package}/invalid-response`)], ");"),
    start: assigned("    const start =", stringLiteral(`not a response of ${title}: `), ";"),
  };
}

/** A file that is the same for every catalog. */
export function plainView(catalog: Catalog): View {
  return { header: freeText(generatedFrom(catalog.file)) };
}

/** `kind.ts` */
export function kindView(catalog: Catalog): View {
  return {
    header: freeText(generatedFrom(catalog.file)),
    kinds: statusKinds.map(({ kind, statuses }) => listed(`  ${kind}: [`, statuses.map(String), "],")),
  };
}

/** The types that codes of some modules have in TypeScript. */
export function typesOf(modules: readonly Module[]): string {
  const types = new Set(modules.map(valueType));
  const names = (["number", "string"] as const).filter((type) => types.has(type));
  return names.length === 0 ? "string" : names.join(" | ");
}

/** The types of an error's codes: without a module to call, the type of a module code is that of a text. */
export function errorCodeTypes(catalog: Catalog): string {
  return ownModules(catalog).length === 0 ? "number | string" : typesOf(catalog.modules);
}

/** `index.ts`: everything except the classes of codes, which may share a name between modules. */
export function indexStatements(catalog: Catalog, options: Options): Statement[] {
  const isClient = hasClientHalf(options);
  const { error, guard } = catalogNames(catalog, options);
  const exported = (types: boolean, names: readonly string[], from: string): Statement => ({
    kind: "export",
    types,
    names,
    from,
  });
  return [
    ...(isClient ? [exported(true, ["DecodeOptions", "ResponseBody"], "./decode.js")] : []),
    exported(false, [error, guard], "./error.js"),
    exported(true, ["Action", "Effect", "ErrorInfo", "FailedResponse", "Kind"], "./error.js"),
    ...(isClient
      ? [
          exported(false, ["InvalidResponseError", "isInvalidResponseError"], "./invalid-response.js"),
          exported(true, ["InvalidReason", "InvalidResponse"], "./invalid-response.js"),
        ]
      : []),
    exported(false, ["closestLocale"], "./locale.js"),
    exported(true, ["Locale"], "./locale.js"),
    exported(false, ["localize", "textsOf"], "./localize.js"),
    exported(true, ["ErrorTexts", "Localizable"], "./localize.js"),
    ...(isClient
      ? [
          exported(true, ["ReceivedResponse", "ResponseHeaders", "ResponseOptions"], "./response.js"),
          exported(false, ["retryDecision"], "./retry.js"),
          exported(true, ["RetryDecision", "RetryOptions", "RetryReason"], "./retry.js"),
        ]
      : []),
    ...(hasValues(catalog) ? [exported(true, valueNames, "./values.js")] : []),
    ...catalog.modules.map(({ id }): Statement => ({
      kind: "export",
      types: false,
      names: [],
      from: `./${id}/index.js`,
    })),
  ];
}
