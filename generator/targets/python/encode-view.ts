import type { Module, Pointer } from "../../model/catalog.js";
import { freeIn, sendsFieldErrors, sentInstead } from "../../model/sent.js";
import { codeAnnotation, codeLiteral, hexDigits } from "./codes.js";
import type { Context } from "./context.js";
import { call, functionHeader, importLine, tupleAssignment } from "./layout.js";
import { fieldPaths, namesImport, pathTuple, sourcesOf } from "./decode-view.js";
import { header } from "./module-view.js";
import { baseClass, moduleName } from "./names.js";
import { typeVariable } from "./root-view.js";
import { hasModuleCodes, hasTravellingParams } from "./standard.js";
import { fieldArguments } from "./values-view.js";

/** `_encode.py` */
export function encodeView(context: Context) {
  const { catalog, options, sdk } = context;
  const { common, decode: plan } = sdk;
  const { success, headers, requestId } = catalog.envelope;
  const isFree = freeIn(catalog.envelope);
  const hex = hexDigits(catalog).length > 0;
  const moduleCode = hasModuleCodes(context);
  const travels = hasTravellingParams(catalog);
  const standard = catalog.envelopes.length > 0;
  const places = catalog.envelope.fieldErrors;
  const ownParams = travels ? [catalog.envelope.params].filter((at) => at !== undefined).filter(isFree) : [];
  const ownFieldErrors = places !== undefined && isFree(places.at) ? places : undefined;
  const params = hasParams(context);
  const absent = success.absent === undefined || !isFree(success.absent) ? [] : [success.absent];
  const idPaths = requestId.filter(isFree);
  const annotation = codeAnnotation(catalog.modules);
  const ownerOf = common === undefined ? "sent.module" : "_COMMON";
  return {
    ...shared(context),
    annotation,
    shared: common !== undefined && (moduleCode || hex),
    byClass: common !== undefined && !moduleCode,
    moduleCode,
    sources: plan.sources.length > 0,
    params: travels,
    standard,
    jsonText: travels ? "json_text" : "_JSON.encode",
    ownParams: ownParams.length > 0,
    ownFieldErrors:
      ownFieldErrors === undefined
        ? ""
        : call("errors = field_errors_json", ["sent.field_errors", ...fieldArguments(ownFieldErrors)], "    "),
    bodyImport: importLine("._body", ["put_each", ...(travels ? ["json_text"] : [])]),
    valuesImport: namesImport("._values", [
      ...(ownParams.length > 0 || (travels && standard) ? ["params_in"] : []),
      ...(ownFieldErrors === undefined ? [] : ["field_errors_json"]),
    ]),
    forms: plan.hasForms,
    common: common?.id ?? "",
    perKind: options.perKind,
    requestId: plan.hasRequestId,
    idHeader: headers.requestId[0] ?? "",
    idPaths: idPaths.length > 0,
    absent: absent.length > 0,
    languages: options.locales.length > 1,
    status: typeof catalog.envelope.status === "number" ? String(catalog.envelope.status) : "sent.info.http_status",
    paths: [
      many("_CODE", plan.code.filter(isFree)),
      many("_TEXT", plan.text.filter(isFree)),
      ...(idPaths.length > 0 ? [many("_REQUEST_ID", idPaths)] : []),
      ...absent.map((pointer) => tupleAssignment("_ABSENT: Final[Path]", pathTuple(pointer))),
      ...ownParams.map((pointer) => tupleAssignment("_PARAMS: Final[Path]", pathTuple(pointer))),
      ...(ownFieldErrors === undefined ? [] : fieldPaths(ownFieldErrors)).map(({ name, value }) =>
        tupleAssignment(`${name}: Final[Path]`, value),
      ),
    ],
    // An empty path has no room.
    moduleCodes: sourcesOf({
      ...plan,
      sources: plan.sources.map((one) => ({ ...one, at: isFree(one.at) ? one.at : [] })),
    }),
    modules: catalog.modules.map((module) => ({ id: module.id, name: moduleName(module.id, options) })),
    unexpected: (common === undefined ? catalog.modules : [common]).flatMap((module) => unexpectedOf(module, context)),
    infoImport: importLine("._info", [
      "ErrorInfo",
      "locale_of",
      ...(params ? ["filled"] : []),
      ...(hex ? ["code_json", ...(plan.hasForms ? ["decimal"] : [])] : []),
    ]),
    textImport: importLine("._text", ["clean", "plain", ...(params ? ["written"] : [])]),
    sentCode: common === undefined ? "info.code" : moduleCode ? "_common_code(found.code, info)" : "found.code",
    catalogText: params ? 'filled(sent.info.text.get(used, ""), _shown(sent))' : 'sent.info.text.get(used, "")',
    jsonCode: hex ? `code_json(sent.code, ${ownerOf})` : "sent.code",
    jsonOwn: hex ? "code_json(sent.own, sent.module)" : "sent.own",
    decimalCode: hex ? "decimal(code, codes.module)" : "code",
    jsonType: hex ? "int | str" : annotation,
  };
}

/** `_text.py`, `_log.py` and the other small files of servers. */
export function serverView(context: Context) {
  return shared(context);
}

/** Whether an entry has params. */
export function hasParams({ catalog }: Context): boolean {
  return catalog.modules.some(({ entries }) => entries.some(({ params }) => params.length > 0));
}

/** Whether there is a class that cannot be created without arguments. */
export function requiresParams(context: Context): boolean {
  return context.options.server && !context.options.perKind && hasParams(context);
}

function shared(context: Context) {
  const { catalog, options } = context;
  const base = baseClass(catalog, options);
  return {
    header: header(catalog.file),
    base,
    hasParams: hasParams(context),
    fieldErrors: sendsFieldErrors(catalog),
    numbers: hasTravellingParams(catalog),
    baseImport: importLine("._base", [base]),
    createBaseImport: importLine("._base", [base, "class_of", "within"]),
    typeVariable: typeVariable(base),
    annotation: codeAnnotation(catalog.modules),
    entrySignature: functionHeader("_entry", [`error: ${base}`], "ErrorInfo | None"),
    outermostSignature: functionHeader("outermost", ["error: BaseException"], `${base} | None`),
    candidateTest: call("if isinstance", ["candidate", base], "        ", ":"),
  };
}

function unexpectedOf(module: Module, { catalog }: Context) {
  const entry = sentInstead(catalog, module);
  return entry === undefined ? [] : [{ id: module.id, code: codeLiteral(module.codeType, entry.code) }];
}

function many(name: string, pointers: readonly Pointer[]): string {
  return tupleAssignment(`${name}: Final[tuple[Path, ...]]`, pointers.map(pathTuple));
}
