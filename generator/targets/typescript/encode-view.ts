import { commonModule, localeOfText } from "../../model/catalog.js";
import type { Catalog, Pointer } from "../../model/catalog.js";
import { freeIn, inLocales, isPublic } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { decodePlan } from "../../sdk/decode-plan.js";
import { generatedFrom } from "../header.js";
import { codeLiteral, codeTypeName } from "./codes.js";
import { entryKey } from "./info-view.js";
import { assigned, clause, fits, listed, property, signature } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";
import { fieldErrorPlaces } from "./decode-view.js";
import { errorCodeTypes, typesOf } from "./root-view.js";
import { replacements } from "./server.js";
import type { View } from "./structure.js";
import { hasStandard, hasValues } from "./values.js";

/** `known.ts` */
export function knownView(catalog: Catalog, options: Options): View {
  const { error, guard } = catalogNames(catalog, options);
  const { hasForms } = decodePlan(catalog, commonModule(catalog));
  const readers = [...new Set(catalog.modules.map(codeTypeName))].sort();
  const infos = catalog.modules.map((module) => moduleNames(catalog, module, options));
  return {
    header: freeText(generatedFrom(catalog.file)),
    imports: [
      ...(hasForms ? infos.map(({ info, path }) => importing([info], `./${path}/info.js`)) : []),
      importing([...readers, ...(hasForms ? ["matchForm"] : [])].sort(), "./code-type.js"),
      importing(["CodeType"], "./code-type.js", true),
      importing([`${guard} as isCatalogError`], "./error.js"),
      importing(["ErrorInfo", `${error} as CatalogError`].sort(), "./error.js", true),
    ],
    code: errorCodeTypes(catalog),
    hasForms,
    isLayered: commonModule(catalog) !== undefined,
    modules: catalog.modules.map((module) => {
      const { info } = moduleNames(catalog, module, options);
      return listed(
        `  ${propertyName(module.id)}: codesOf(`,
        [codeTypeName(module), ...(hasForms ? [info] : [])],
        "),",
      );
    }),
    codesOf: signature(
      `function codesOf<Code extends ${typesOf(catalog.modules)}>`,
      ["type: CodeType<Code>", ...(hasForms ? ["infoOf: (code: Code) => ErrorInfo | undefined"] : [])],
      ["ModuleCodes"],
      " {",
    ),
    internal: catalog.modules.flatMap((module) =>
      module.entries
        .filter((entry) => !isPublic(entry))
        .map((entry) => property(stringLiteral(`${module.id}/${entryKey(module, entry)}`), "true", "  ")),
    ),
  };
}

/** `encode.ts` */
export function encodeView(catalog: Catalog, options: Options): View {
  const { error } = catalogNames(catalog, options);
  const common = commonModule(catalog);
  const plan = decodePlan(catalog, common);
  const { envelope } = catalog;
  const { absent } = envelope.success;
  const isFree = freeIn(envelope);
  const sources = plan.sources.filter(({ at }) => isFree(at));
  const hasForms = plan.hasForms && sources.some(({ forms }) => forms.length > 0);
  const isMultilingual = options.locales.length > 1;
  const fallbacks = isMultilingual ? fallbackRows(inLocales(catalog, options.locales)) : [];
  const unexpected = replacements(catalog).map(({ module, code }) => ({
    module,
    info: (indent: string) =>
      listed(
        `${indent}return ${moduleNames(catalog, module, options).info}(`,
        [codeLiteral(module, code)],
        ") as ErrorInfo;",
      ),
  }));
  const [first, ...others] = unexpected;
  const infoModules = unexpected.map(({ module }) => moduleNames(catalog, module, options));
  const [idHeader] = envelope.headers.requestId;
  return {
    header: freeText(generatedFrom(catalog.file)),
    imports: [
      ...infoModules.map(({ info, path }) => importing([info], `./${path}/info.js`)),
      importing(["ErrorInfo", `${error} as CatalogError`].sort(), "./error.js", true),
      importing(["errorIn", "isInternal", "knownInfo", ...(hasForms ? ["moduleCodes"] : []), "printed"], "./known.js"),
      ...(isMultilingual
        ? [importing(["acceptedLocale"], "./language.js"), importing(["Locale"], "./locale.js", true)]
        : []),
      importing(["textsOf"], "./localize.js"),
      ...(hasValues(catalog)
        ? valueImports(catalog, isFree)
        : [importing(["raisedOf"], "./raise.js"), importing(["Params"], "./raise.js", true)]),
    ],
    code: errorCodeTypes(catalog),
    isLayered: common !== undefined,
    common: common === undefined ? "" : stringLiteral(common.id),
    ownCode: typesOf(ownModules(catalog)),
    unexpectedLink: unexpectedLink(catalog, options),
    unexpected: {
      info: first?.info("  ") ?? "",
      cases: others.map(({ module, info }) => ({ module: stringLiteral(module.id), info: info("      ") })),
    },
    isMultilingual,
    sourceLocale: stringLiteral(options.locales[0] ?? ""),
    hasFallbacks: fallbacks.length > 0,
    fallbacks,
    idHeader: idHeader === undefined ? "" : assigned("const idHeader =", stringLiteral(idHeader), ";"),
    ownStatus: typeof envelope.status === "number" ? String(envelope.status) : "sent.info.httpStatus",
    hasForms,
    hasStandard: hasStandard(catalog),
    hasValues: hasValues(catalog),
    ...valuesView(catalog, isFree),
    bodyFields: [
      ...(common !== undefined && sources.length > 0 ? ["module"] : []),
      "info",
      ...(common !== undefined || usesError(catalog, isFree) ? ["error"] : []),
      "text",
      ...(envelope.requestId.some(isFree) ? ["requestId"] : []),
    ].join(", "),
    hasRequestId: envelope.requestId.some(isFree),
    codePointers: pointers("codePointers", envelope.code.filter(isFree)),
    textPointers: pointers("textPointers", envelope.text.filter(isFree)),
    requestIdPointers: pointers("requestIdPointers", envelope.requestId.filter(isFree)),
    sources: sources.map(({ at, forms }) => ({
      at: listed("    at: [", at.map(stringLiteral), "],"),
      forms: listed(
        "    forms: [",
        forms.map(({ before, after }) => stringLiteral(`${before}{code}${after}`)),
        "],",
      ),
    })),
    absent:
      absent === undefined || !isFree(absent)
        ? ""
        : listed("const absentPointer: Pointer = [", absent.map(stringLiteral), "];"),
  };
}

type IsFree = (pointer: Pointer) => boolean;

/** Whether the API's own envelope has places for params or field errors. */
function usesError({ envelope: { params, fieldErrors } }: Catalog, isFree: IsFree): boolean {
  return [params, fieldErrors?.at].some((pointer) => pointer !== undefined && isFree(pointer));
}

/** How params and field errors are written. */
function valuesView(catalog: Catalog, isFree: IsFree): View {
  const { params, fieldErrors } = catalog.envelope;
  const pointer = (name: string, at: Pointer): string =>
    listed(`const ${name}: Pointer = [`, at.map(stringLiteral), "];");
  const writes = (at: Pointer | undefined): boolean => at !== undefined && isFree(at);
  return {
    params: params !== undefined && isFree(params) ? pointer("paramsPointer", params) : false,
    fieldErrors:
      fieldErrors !== undefined && isFree(fieldErrors.at)
        ? { at: pointer("fieldErrorsPointer", fieldErrors.at), places: fieldErrorPlaces(fieldErrors) }
        : false,
    writesParams: hasStandard(catalog) || writes(params),
    writesFieldErrors: hasStandard(catalog) || writes(fieldErrors?.at),
  };
}

/** What the encoder imports for params and field errors. */
function valueImports(catalog: Catalog, isFree: IsFree): readonly string[] {
  const { writesParams, writesFieldErrors } = valuesView(catalog, isFree);
  const names = [
    ...(writesFieldErrors === true ? ["mostFieldErrors"] : []),
    ...(writesParams === true ? ["paramsIn", "readValue"] : []),
  ];
  const types = [...(writesFieldErrors === true ? ["FieldError", "FieldErrorPlaces"] : []), "Params"];
  if (!hasValues(catalog)) return [];
  return [...(names.length === 0 ? [] : [importing(names, "./values.js")]), importing(types, "./values.js", true)];
}

function importing(names: readonly string[], path: string, types = false): string {
  return clause(types ? "import type" : "import", names, stringLiteral(path));
}

/** A list of pointers, which prettier breaks if it has several of several steps. */
function pointers(name: string, list: readonly Pointer[]): string {
  const open = `const ${name}: readonly Pointer[] = [`;
  const line = `${open}${list.map((pointer) => `[${pointer.map(stringLiteral).join(", ")}]`).join(", ")}];`;
  if (fits(line) && (list.length < 2 || list.some(({ length }) => length < 2))) return line;
  return [open, ...list.map((pointer) => listed("  [", pointer.map(stringLiteral), "],")), "];"].join("\n");
}

function unexpectedLink(catalog: Catalog, options: Options): string {
  const [first, ...others] = replacements(catalog);
  if (first === undefined || others.length > 0) return "the one that the catalog names";
  const entry = first.module.entries.find(({ code }) => code === first.code);
  return `{@link ${moduleNames(catalog, first.module, options).codes}.${entry?.name ?? ""}}`;
}

/** Where the text of a public entry is missing in a locale: the locale of the one that stands in for it. */
function fallbackRows(catalog: Catalog): readonly string[] {
  return catalog.modules.flatMap((module) =>
    module.entries.filter(isPublic).flatMap((entry) =>
      catalog.locales.flatMap((locale) => {
        const found = localeOfText(entry.text, locale, catalog);
        if (found === undefined || found === locale) return [];
        return property(
          stringLiteral(`${module.id}/${entryKey(module, entry)}/${locale}`),
          stringLiteral(found),
          "  ",
        ).trim();
      }),
    ),
  );
}

/** `log.ts` */
export function logView(catalog: Catalog, options: Options): View {
  const common = commonModule(catalog);
  return {
    header: freeText(generatedFrom(catalog.file)),
    errorImport: clause(
      "import type",
      [`${catalogNames(catalog, options).error} as CatalogError`],
      stringLiteral("./error.js"),
    ),
    catalogId: catalog.id,
    hasValues: hasValues(catalog),
    catalogIdConstant: assigned("const catalogId =", stringLiteral(catalog.id), ";"),
    code: errorCodeTypes(catalog),
    isLayered: common !== undefined,
    common: common === undefined ? "" : stringLiteral(common.id),
  };
}

/** `raise.ts` */
export function raiseView(catalog: Catalog, options: Options): View {
  return {
    header: freeText(generatedFrom(catalog.file)),
    symbol: listed("const raised = Symbol.for(", [stringLiteral(`${options.package}/raised`)], ");"),
    code: typesOf(ownModules(catalog)),
    isLayered: commonModule(catalog) !== undefined,
    status: hasStandard(catalog) || catalog.envelope.status !== undefined,
    hasValues: hasValues(catalog),
  };
}

/** `language.ts` */
export function languageView(catalog: Catalog, { locales }: Options): View {
  return { header: freeText(generatedFrom(catalog.file)), sourceLocale: stringLiteral(locales[0] ?? "") };
}
