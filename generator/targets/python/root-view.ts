import { actionIds } from "../../model/action.js";
import { englishTitle } from "../../model/catalog.js";
import { statusKinds } from "../../model/http-kind.js";
import { kindIds, kindMeanings } from "../../model/kind.js";
import { sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { fallbacksOf } from "../../sdk/texts.js";
import { codeAnnotation, hexDigits, spelled } from "./codes.js";
import type { Context } from "./context.js";
import { hasParams, requiresParams } from "./encode-view.js";
import { call, classHeader, compareExports, fitting, functionHeader, importLine, tupleAssignment } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { header, titleDocView } from "./module-view.js";
import { baseClass, enumName, kindClass, moduleName } from "./names.js";
import { explanationsModule } from "./explanations-view.js";
import { operationsModule } from "./operations-view.js";
import { hasModuleCodes, hasTravellingParams } from "./standard.js";

/** The kinds that the catalog's entries have, with their classes. */
export function kindsOf({ catalog, options, sdk }: Context) {
  const base = baseClass(catalog, options);
  return sdk.kinds.flatMap((kind) => {
    const name = kindClass(kind, options);
    if (kind === "unknown" || name === undefined) return [];
    return [{ id: kind, class: name, header: classHeader(name, [base]), meaning: kindMeanings[kind] }];
  });
}

/** `_info.py` */
export function infoView({ catalog, options, sdk }: Context) {
  const entries = catalog.modules.flatMap((module) => module.entries);
  const hexModules = hexDigits(catalog);
  const annotation = codeAnnotation(catalog.modules);
  return {
    header: header(catalog.file),
    perKind: options.perKind,
    kindIds,
    actionIds,
    annotation,
    // Python evaluates a base class, and knows no unions before 3.10.
    key: annotation.includes("|") ? `"${annotation}"` : annotation,
    locales: tupleAssignment("_LOCALES: Final", options.locales.map(stringLiteral)),
    fallbacks: tupleAssignment("_FALLBACKS: Final", fallbacksOf(catalog).map(stringLiteral)),
    renders: options.perKind && entries.some(({ params }) => params.length > 0),
    hasParams: entries.some(({ params }) => params.length > 0),
    travels: hasTravellingParams(catalog),
    spelled: hexModules.length > 0,
    hexModules,
    server: options.server,
    shared: sdk.common !== undefined,
    forms: sdk.decode.hasForms,
  };
}

/** `_base.py` */
export function baseView(context: Context) {
  const { catalog, options, sdk } = context;
  const { common } = sdk;
  const name = baseClass(catalog, options);
  const { client, server, perKind } = options;
  const combines = client || perKind;
  const commonModuleId = common === undefined ? "self.module" : stringLiteral(common.id);
  return {
    header: header(catalog.file),
    infoImport: importLine("._info", [
      "UNKNOWN",
      "Action",
      "Effect",
      "ErrorInfo",
      "Kind",
      ...(hexDigits(catalog).length > 0 ? ["spelled"] : []),
    ]),
    kinds: kindsOf(context),
    annotation: codeAnnotation(catalog.modules),
    baseHeader: classHeader(name, ["Exception"]),
    ...titleDocView("An error response", " of ", catalog.title, {}, context),
    apiTitle: freeText(englishTitle(catalog)),
    base: name,
    classAlias: fitting(`ErrorClass = type[${name}]`, `ErrorClass = type[\n    ${name}\n]`),
    typeVariable: typeVariable(name),
    reduceSignature: functionHeader("_reduce", [`error: ${name}`], "tuple[object, ...]"),
    restoredSignature: functionHeader("_restored", ["error: ErrorClass", "module: ErrorClass", "detail: str"], name),
    emptySignature: functionHeader("_empty", ["error: ErrorClass", "detail: str"], name),
    tail: sdk.tail ?? false,
    perKind,
    client,
    server,
    combines,
    typingNames: [
      "ClassVar",
      "Final",
      ...(client ? ["Literal"] : []),
      ...(combines ? ["TypeVar"] : []),
      ...(client ? ["Union"] : []),
      ...(combines ? ["cast"] : []),
    ].join(", "),
    returnClass: call("return _CLASSES.get", ["kind", name], "    "),
    carries: server && common !== undefined,
    required: requiresParams(context),
    hasParams: hasParams(context),
    catalogId: catalog.id,
    params: sendsParams(catalog),
    fieldErrors: sendsFieldErrors(catalog),
    makesFieldErrors: server && sendsFieldErrors(catalog),
    moduleCode: hasModuleCodes(context),
    common: common?.id ?? "",
    commonEnum: common === undefined ? "" : enumName(common),
    requestId: sdk.decode.hasRequestId,
    statusKinds: statusKinds
      .flatMap(({ kind, statuses }) => statuses.map((status) => ({ status, kind })))
      .sort((a, b) => a.status - b.status),
    recordCode:
      hexDigits(catalog).length > 0
        ? call('record["code"] = spelled', ["self.code", commonModuleId], " ".repeat(12))
        : '            record["code"] = str(self.code)',
    spelledCode: spelled(catalog, "self.code", commonModuleId),
    spelledModuleCode: spelled(catalog, "self.module_code", "self.module"),
  };
}

/** `_Error = TypeVar("_Error", bound=AcmeError)` */
export function typeVariable(base: string): string {
  return call("_Error = TypeVar", ['"_Error"', `bound=${base}`], "");
}

/** `__init__.py` */
export function initView(context: Context) {
  const { catalog, options } = context;
  const base = baseClass(catalog, options);
  const codes = catalog.modules.map(({ id }) => moduleName(id, options));
  const modules = [
    ...codes,
    ...(options.operations ? [operationsModule] : []),
    ...(options.explanations ? [explanationsModule] : []),
  ];
  const infos = ["Action", "Effect", "ErrorInfo", "Kind"];
  const server = options.server ? ["EncodedResponse", "encode", "log"] : [];
  const retries = ["RetryDecision", "RetryReason", "retry_decision"];
  const client = options.client ? ["Headers", ...retries] : [];
  const names = [
    ...(options.client ? ["Body", "Decoded", "InvalidResponseError", "Reason"] : []),
    base,
    ...kindsOf(context).map((kind) => kind.class),
  ];
  const fieldErrors = sendsFieldErrors(catalog) ? ["FieldError"] : [];
  return {
    header: header(catalog.file),
    ...titleDocView("Error codes and exceptions", " of ", catalog.title, catalog.description, context),
    moduleImport: importLine(".", modules, "    "),
    modules: tupleAssignment(
      "_MODULES",
      [...new Set(modules)].map((name) => `"${name}"`),
    ),
    baseImport: importLine("._base", names),
    client: options.client,
    server: options.server,
    fieldErrors: fieldErrors.length > 0,
    infoImport: importLine("._info", infos),
    retryImport: importLine("._retry", retries),
    exports: [...new Set([...infos, ...names, ...fieldErrors, ...client, ...server, ...modules])]
      .sort(compareExports)
      .map((name) => `"${name}"`),
    ...usage(context),
  };
}

/** `_retry.py` */
export function retryView({ catalog, options }: Context) {
  const base = baseClass(catalog, options);
  return {
    header: header(catalog.file),
    base,
    baseImport: importLine("._base", [base, "InvalidResponseError"]),
    known: fitting(
      `_Known = Union[${base}, InvalidResponseError]`,
      `_Known = Union[\n    ${base},\n    InvalidResponseError,\n]`,
    ),
  };
}

/** What an example of use shows: a module, and how each layer of its exceptions is caught. */
export function usage({ catalog, options, sdk }: Context) {
  const module = sdk.called[0] ?? catalog.modules[0];
  return {
    exampleModule: module === undefined ? "" : moduleName(module.id, options),
    base: baseClass(catalog, options),
  };
}
