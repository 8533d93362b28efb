import type { FieldErrorPlaces, Pointer } from "../../model/catalog.js";
import { readersOf, valueTypesOf } from "../../sdk/code-reader.js";
import type { CodeReader } from "../../sdk/code-reader.js";
import { successCode } from "../../sdk/decode-plan.js";
import type { DecodePlan } from "../../sdk/decode-plan.js";
import { codeAnnotation, codeLiteral, hexDigits, readerView, readsCodes, spelled } from "./codes.js";
import type { Context } from "./context.js";
import { alternatives, call, condition, importLine, tupleAssignment } from "./layout.js";
import type { Tuple } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { requiresParams } from "./encode-view.js";
import { header, mixedForms } from "./module-view.js";
import { baseClass } from "./names.js";
import { typeVariable } from "./root-view.js";
import { encoders, hasModuleCodes, hasTravellingParams } from "./standard.js";
import { fieldArguments } from "./values-view.js";

/** `_decode.py` */
export function decodeView(context: Context) {
  const { catalog, options, sdk } = context;
  const { common, decode: plan } = sdk;
  const { success } = plan;
  const { fieldErrors } = catalog.envelope;
  const params = catalog.envelope.params !== undefined && hasTravellingParams(catalog);
  const base = baseClass(catalog, options);
  const annotation = codeAnnotation(catalog.modules);
  const sources = plan.sources.length > 0;
  const { numbers, texts } = valueTypesOf(sdk.called);
  // Codes of different types are the same code when they are written alike.
  const mixed = annotation.includes("|");
  const compareSpelled = sources && hexDigits(catalog).length > 0;
  const table = tableName(context);
  const successText = common === undefined ? undefined : successCode(plan, common);
  const codeHeaders = plan.headers.code.length > 0;
  const hasConditions = success.absent !== undefined || success.present !== undefined;
  const refutable = codeHeaders && success.code === undefined && hasConditions;
  const tests = [
    ...(refutable ? ["not refuted"] : []),
    ...(success.code === undefined ? [] : [common === undefined ? "code == codes.success" : "code == _SUCCESS"]),
    ...(success.absent === undefined ? [] : ["_is_absent(root)"]),
    ...(success.present === undefined ? [] : ["at(root, _PRESENT, _NOTHING) is not _NOTHING"]),
  ];
  const foreign = plan.foreignKeys.length > 0;
  return {
    header: header(catalog.file),
    base,
    required: requiresParams(context),
    perKind: options.perKind,
    annotation,
    baseImport: importLine("._base", [
      "Body",
      base,
      "InvalidResponseError",
      "Reason",
      "within",
      ...(options.perKind ? ["class_of"] : []),
    ]),
    infoImport: namesImport("._info", [
      ...(options.perKind ? ["UNKNOWN"] : []),
      ...(compareSpelled ? ["spelled"] : []),
    ]),
    jsonImport: importLine("._json", [
      "Path",
      "at",
      "first",
      "read_object",
      "well_formed",
      ...(foreign ? ["number"] : []),
      ...(plan.requestId.length > 0 ? ["whole_number"] : []),
    ]),
    valuesImport: namesImport("._values", [
      ...(params ? ["params_in"] : []),
      ...(fieldErrors === undefined ? [] : ["field_errors_in"]),
    ]),
    values: params || fieldErrors !== undefined,
    params,
    fieldErrors:
      fieldErrors === undefined
        ? ""
        : call(
            "error.field_errors = field_errors_in",
            ["at(root, _FIELD_ERRORS)", ...fieldArguments(fieldErrors)],
            "    ",
          ),
    mapping: success.absent !== undefined || codeHeaders,
    codeHeaders,
    refutable,
    typeVariable: typeVariable(base),
    shared: common !== undefined,
    paths: envelopePaths(context, params).map(({ name, value, many }) =>
      tupleAssignment(`${name}: Final${many ? "[tuple[Path, ...]]" : "[Path]"}`, value),
    ),
    moduleCodes: sourcesOf(plan),
    sources,
    moduleCode: hasModuleCodes(context),
    forms: plan.hasForms,
    plainTest: !texts
      ? "code is not None"
      : !numbers
        ? `code in codes.${table}`
        : `isinstance(code, int) or code in codes.${table}`,
    sharedSuccess: common === undefined || successText === undefined ? "" : codeLiteral(common.codeType, successText),
    absent: success.absent !== undefined,
    nothing: success.present !== undefined || foreign,
    foreign,
    foreignKeys: [...plan.foreignKeys].sort(),
    table,
    codeOf: options.perKind ? "code" : "info.code",
    chooseClass: options.perKind
      ? "    error = class_of(info.kind)"
      : alternatives("error", [...(hasModuleCodes(context) ? ["known"] : []), "outer", base], "    "),
    space: common === undefined ? "codes" : "common",
    successTest: tests.length === 0 ? "" : condition(tests, "    "),
    repeated: condition(
      [
        ...(compareSpelled
          ? ["own is not None", "_repeats(own, codes, code, common)"]
          : [repetition(mixed, successText)]),
        `own not in codes.${table}`,
      ],
      "    ",
    ),
    compareSpelled,
    spelledOwn: spelled(catalog, "own", "codes.module"),
    isRepeated:
      successText === undefined
        ? `written == ${spelled(catalog, "code", "common.module")}`
        : `written in (${spelled(catalog, "code", "common.module")}, "${successText}")`,
    requestId: plan.requestId.length > 0,
    hasRequestId: plan.hasRequestId,
  };
}

/** The paths of {@link fieldArguments}, and that of the list. */
export function fieldPaths({ at, field, code, text }: FieldErrorPlaces) {
  return [
    ...one("_FIELD_ERRORS", at),
    ...one("_FIELD", field),
    ...one("_FIELD_CODE", code),
    ...one("_FIELD_TEXT", text),
  ];
}

/** `_response.py` */
export function responseView(context: Context) {
  const { catalog, options, sdk } = context;
  const { code, requestId, retryAfter } = sdk.decode.headers;
  const { status } = sdk.decode;
  const names = (name: string, headers: readonly string[]): string =>
    headers.length === 0 ? "" : tupleAssignment(`${name}: Final`, headers.map(stringLiteral));
  const expected =
    status === undefined ? "" : status === "entry" ? "error.info.http_status // 100" : String(Math.floor(status / 100));
  const standard = catalog.envelopes.length > 0;
  const delays = [...retryAfter, { header: "retry-after", unit: "seconds" }];
  return {
    header: header(catalog.file),
    baseImport: importLine("._base", ["Body", "Decoded", baseClass(catalog, options), "InvalidResponseError"]),
    headersImport: importLine("._headers", [
      ...["Headers", "is_json", "media_type", "retry_after"],
      ...(code.length + requestId.length > 0 ? ["first_header"] : []),
    ]),
    codeHeaders: names("_CODE", code),
    requestIdHeaders: names("_REQUEST_ID", requestId),
    delayHeaders: tupleAssignment(
      "_DELAY: Final",
      delays.map(({ header, unit }) => [stringLiteral(header), stringLiteral(unit)]),
    ),
    typeVariable: typeVariable(baseClass(catalog, options)),
    shared: sdk.common !== undefined,
    decodeCall: call(
      "error = decode",
      [
        ...["body", "status", "module", "codes", ...(sdk.common === undefined ? [] : ["common"])],
        ...(code.length > 0 ? ["header=first_header(headers, _CODE)"] : []),
      ],
      "        ",
    ),
    expected,
    standard,
    describe: standard ? "describe" : "_describe",
    checks: standard
      ? "expected is not None and error.info.name and status // 100 != expected"
      : expected === ""
        ? ""
        : `error.info.name and status // 100 != ${expected}`,
    requestId: sdk.decode.hasRequestId,
  };
}

/** `_json.py` */
export function jsonView(context: Context) {
  const { catalog, options, sdk } = context;
  const { params, fieldErrors } = catalog.envelope;
  const { at, field, code, text } = fieldErrors ?? {};
  const steps = [...sdk.decode.pointers, params, at, field, code, text].flatMap((pointer) => pointer ?? []);
  return {
    header: header(catalog.file),
    client: options.client,
    reads: readsCodes(context) || hasTravellingParams(catalog) || encoders(context).includes("json-rpc"),
    indexes: options.envelopes.includes("graphql") || steps.some((step) => /^(?:0|[1-9][0-9]*)$/.test(step)),
  };
}

/** `_codes.py` */
export function codesView(context: Context) {
  const { catalog, options, sdk } = context;
  const isRead = readsCodes(context);
  const annotation = codeAnnotation(catalog.modules);
  const readers = readersOf(catalog.modules);
  const reads = (kind: CodeReader["kind"]): boolean => isRead && readers.some((reader) => reader.kind === kind);
  return {
    header: header(catalog.file),
    annotation,
    reads: isRead,
    tableImport: options.perKind ? "from ._info import ErrorInfo" : "from ._base import ErrorClass",
    jsonImport: importLine("._json", ["whole_number", ...(reads("text") ? ["well_formed"] : [])]),
    tableField: options.perKind
      ? `entries: Mapping[${annotation}, ErrorInfo]`
      : `errors: Mapping[${annotation}, ErrorClass]`,
    ownSuccess: sdk.common === undefined && sdk.decode.success.code !== undefined,
    mixedForms: mixedForms(sdk),
    readers: isRead ? readers.filter(({ kind }) => kind !== "int").map(readerView) : [],
    readInt: reads("int") ? "read_int" : reads("hex") ? "_read_int" : "",
    hex: reads("hex"),
  };
}

/** `_forms.py` */
export function formsView(context: Context) {
  const { catalog, sdk } = context;
  const { numbers, texts } = valueTypesOf(sdk.called);
  return {
    header: header(catalog.file),
    annotation: codeAnnotation(catalog.modules),
    table: tableName(context),
    mixedForms: mixedForms(sdk),
    numberForms: numbers,
    wordForms: texts,
  };
}

export function tableName({ options }: Context): string {
  return options.perKind ? "entries" : "errors";
}

/** An import of what is needed; empty if nothing is. */
export function namesImport(module: string, names: readonly string[]): string {
  return names.length === 0 ? "" : importLine(module, names);
}

/** Whether a module code is one that only repeats what stands outside. */
function repetition(mixed: boolean, success: string | undefined): string {
  const [own, code, none] = mixed ? ["str(own)", "str(code)", `"${success ?? ""}"`] : ["own", "code", "_SUCCESS"];
  return `${own} ${success === undefined ? `== ${code}` : `in (${code}, ${none})`}`;
}

/** The pointers of the envelope as constants. Each step is encoded here, since layout depends on its length. */
function envelopePaths({ catalog, sdk }: Context, hasParams: boolean) {
  const { code, text, requestId, success } = sdk.decode;
  const { params, fieldErrors } = catalog.envelope;
  const many = (name: string, pointers: readonly Pointer[]) => ({ name, many: true, value: pointers.map(pathTuple) });
  return [
    many("_CODE", code),
    many("_TEXT", text),
    ...(requestId.length === 0 ? [] : [many("_REQUEST_ID", requestId)]),
    ...one("_ABSENT", success.absent),
    ...one("_PRESENT", success.present),
    ...one("_PARAMS", hasParams ? params : undefined),
    ...(fieldErrors === undefined ? [] : fieldPaths(fieldErrors)),
  ];
}

function one(name: string, pointer: Pointer | undefined) {
  return pointer === undefined ? [] : [{ name, many: false, value: pathTuple(pointer) }];
}

/** The places of a module's own code, as a constant. */
export function sourcesOf({ sources, hasForms }: Pick<DecodePlan, "sources" | "hasForms">): string {
  if (!hasForms)
    return tupleAssignment(
      "_MODULE_CODE: Final[tuple[Path, ...]]",
      sources.map(({ at }) => pathTuple(at)),
    );
  return tupleAssignment(
    "_MODULE_CODE: Final[tuple[_Source, ...]]",
    sources.map(({ at, forms }) => [
      pathTuple(at),
      forms.map(({ before, after }) => [stringLiteral(before), stringLiteral(after)]),
    ]),
  );
}

/** A pointer as a tuple of its steps. */
export const pathTuple = (pointer: Pointer): Tuple => pointer.map(stringLiteral);
