import { foreignKeys } from "../../decode/success.js";
import { commonModule } from "../../model/catalog.js";
import type { Catalog, Pointer } from "../../model/catalog.js";
import { calledModules, codeAnnotation, codeLiteral, hexDigits, isNumeric, readersOf, spelled } from "./codes.js";
import type { Reader } from "./codes.js";
import type { Context } from "./context.js";
import { alternatives, call, importLine, tupleAssignment } from "./layout.js";
import type { Tuple } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { header, mixedForms, successCode } from "./module-view.js";
import { baseClass } from "./names.js";
import { kindsOf, typeVariable } from "./root-view.js";

/** `_decode.py` */
export function decodeView(context: Context) {
  const { catalog, options } = context;
  const { envelope } = catalog;
  const { success } = envelope;
  const base = baseClass(catalog, options);
  const common = commonModule(catalog);
  const annotation = codeAnnotation(catalog.modules);
  const moduleCode = hasModuleCode(catalog);
  const forms = hasForms(catalog);
  const { numbers, texts } = calledTypes(catalog);
  // Codes of different types are the same code when they are written alike.
  const mixed = annotation.includes("|");
  const compareSpelled = moduleCode && hexDigits(catalog).length > 0;
  const table = tableName(context);
  const kinds = kindsOf(context);
  const successText =
    common !== undefined && success.code !== undefined ? successCode(common, success.code) : undefined;
  const tests = [
    ...(success.code === undefined ? [] : [common === undefined ? "code == codes.success" : "code == _SUCCESS"]),
    ...(success.absent === undefined ? [] : ["_is_absent(root)"]),
    ...(success.present === undefined ? [] : ["at(root, _PRESENT, _NOTHING) is not _NOTHING"]),
  ];
  const foreign = hasOnlyAbsent(catalog);
  return {
    header: header(catalog.file),
    perKind: options.perKind,
    annotation,
    kinds: kinds.map(({ id, class: name }) => ({ id, class: name })),
    baseImport: importLine("._base", [
      "Body",
      base,
      "InvalidResponseError",
      "Reason",
      "within",
      ...(options.perKind ? ["ErrorClass", ...kinds.map((kind) => kind.class)] : []),
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
      ...(envelope.requestId.length > 0 ? ["whole_number"] : []),
    ]),
    mapping: options.perKind || success.absent !== undefined,
    typeVariable: typeVariable(base),
    shared: common !== undefined,
    paths: envelopePaths(catalog).map(({ name, value, many }) =>
      tupleAssignment(`${name}: Final${many ? "[tuple[Path, ...]]" : "[Path]"}`, value),
    ),
    sources: sourcesOf(catalog, forms),
    moduleCode,
    forms,
    plainTest: !texts
      ? "code is not None"
      : !numbers
        ? `code in codes.${table}`
        : `isinstance(code, int) or code in codes.${table}`,
    sharedSuccess: common === undefined || successText === undefined ? "" : codeLiteral(common.codeType, successText),
    absent: success.absent !== undefined,
    nothing: success.present !== undefined || foreign,
    foreign,
    foreignKeys: foreign ? [...foreignKeys].sort() : [],
    table,
    codeOf: options.perKind ? "code" : "info.code",
    chooseClass: options.perKind
      ? call("error = _CLASSES.get", ["info.kind", base], "    ")
      : alternatives("error", [...(moduleCode ? ["known"] : []), "outer", base], "    "),
    space: common === undefined ? "codes" : "common",
    successTest: tests.join(" and "),
    repeated: compareSpelled
      ? "known is None and own is not None and _repeats(own, codes, code, common)"
      : repetition(mixed, successText),
    compareSpelled,
    spelledOwn: spelled(catalog, "own", "codes.module"),
    isRepeated:
      successText === undefined
        ? `written == ${spelled(catalog, "code", "common.module")}`
        : `written in (${spelled(catalog, "code", "common.module")}, "${successText}")`,
    requestId: envelope.requestId.length > 0,
  };
}

/** `_json.py` */
export function jsonView({ catalog }: Context) {
  const pointers = [
    ...envelopePaths(catalog).flatMap(({ steps }) => steps),
    ...catalog.envelope.moduleCode.flatMap(({ at }) => at),
  ];
  return { header: header(catalog.file), indexes: pointers.some((step) => /^(?:0|[1-9][0-9]*)$/.test(step)) };
}

/** `_codes.py` */
export function codesView(context: Context) {
  const { catalog, options } = context;
  const annotation = codeAnnotation(catalog.modules);
  const readers = readersOf(catalog);
  const isRead = (test: (reader: Reader) => boolean): boolean => readers.some(test);
  const readInt = isRead(({ int }) => int) ? "read_int" : isRead(({ hex }) => hex) ? "_read_int" : "";
  return {
    header: header(catalog.file),
    annotation,
    tableImport: options.perKind ? "from ._info import ErrorInfo" : "from ._base import ErrorClass",
    jsonImport: importLine("._json", ["whole_number", ...(isRead(({ text }) => text) ? ["well_formed"] : [])]),
    tableField: options.perKind
      ? `entries: Mapping[${annotation}, ErrorInfo]`
      : `errors: Mapping[${annotation}, ErrorClass]`,
    ownSuccess: commonModule(catalog) === undefined && catalog.envelope.success.code !== undefined,
    mixedForms: mixedForms(catalog),
    readers: readers.filter(({ int }) => !int),
    readInt,
    hex: isRead(({ hex }) => hex),
  };
}

/** `_forms.py` */
export function formsView(context: Context) {
  const { catalog } = context;
  const { numbers, texts } = calledTypes(catalog);
  return {
    header: header(catalog.file),
    annotation: codeAnnotation(catalog.modules),
    table: tableName(context),
    mixedForms: mixedForms(catalog),
    numberForms: numbers,
    wordForms: texts,
  };
}

/** Whether an absent error is all that success needs: then a body of another server looks like one. */
export function hasOnlyAbsent({ envelope }: Catalog): boolean {
  const { absent, code, present } = envelope.success;
  return absent !== undefined && code === undefined && present === undefined;
}

/** Whether a module's own code can be at the start of a text. */
export function hasForms(catalog: Catalog): boolean {
  return hasModuleCode(catalog) && catalog.envelope.moduleCode.some(({ forms }) => forms.length > 0);
}

function hasModuleCode(catalog: Catalog): boolean {
  return commonModule(catalog) !== undefined && catalog.envelope.moduleCode.length > 0;
}

function calledTypes(catalog: Catalog): { readonly numbers: boolean; readonly texts: boolean } {
  const called = calledModules(catalog);
  return {
    numbers: called.some(({ codeType }) => isNumeric(codeType)),
    texts: called.some(({ codeType }) => !isNumeric(codeType)),
  };
}

function tableName({ options }: Context): string {
  return options.perKind ? "entries" : "errors";
}

/** An import of what is needed; empty if nothing is. */
function namesImport(module: string, names: readonly string[]): string {
  return names.length === 0 ? "" : importLine(module, names);
}

/** Whether a module code is one that only repeats what stands outside. */
function repetition(mixed: boolean, success: string | undefined): string {
  const [own, code, none] = mixed ? ["str(own)", "str(code)", `"${success ?? ""}"`] : ["own", "code", "_SUCCESS"];
  return `known is None and ${own} ${success === undefined ? `== ${code}` : `in (${code}, ${none})`}`;
}

/** The pointers of the envelope as constants. Each step is encoded here, since layout depends on its length. */
function envelopePaths({ envelope }: Catalog) {
  const { success } = envelope;
  const constant = (name: string, pointers: readonly Pointer[], many: boolean) => {
    const paths = pointers.map(path);
    return { name, steps: pointers.flat(), many, value: many ? paths : (paths[0] ?? []) };
  };
  return [
    constant("_CODE", envelope.code, true),
    constant("_TEXT", envelope.text, true),
    ...(envelope.requestId.length === 0 ? [] : [constant("_REQUEST_ID", envelope.requestId, true)]),
    ...(success.absent === undefined ? [] : [constant("_ABSENT", [success.absent], false)]),
    ...(success.present === undefined ? [] : [constant("_PRESENT", [success.present], false)]),
  ];
}

function sourcesOf({ envelope }: Catalog, forms: boolean): string {
  if (!forms)
    return tupleAssignment(
      "_MODULE_CODE: Final[tuple[Path, ...]]",
      envelope.moduleCode.map(({ at }) => path(at)),
    );
  return tupleAssignment(
    "_MODULE_CODE: Final[tuple[_Source, ...]]",
    envelope.moduleCode.map(({ at, forms }) => [
      path(at),
      forms.map(({ before, after }) => [stringLiteral(before), stringLiteral(after)]),
    ]),
  );
}

const path = (pointer: Pointer): Tuple => pointer.map(stringLiteral);
