import { commonModule } from "../../model/catalog.js";
import type { Catalog, Pointer } from "../../model/catalog.js";
import { calledModules, codeAnnotation, codeLiteral, hexDigits, isNumeric, readersOf, spelled } from "./codes.js";
import { alternatives, call, fitting, importLine, tupleAssignment } from "./layout.js";
import type { Tuple } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { header, mixedForms, successCode } from "./module-view.js";
import type { Context } from "./module-view.js";
import { baseClass } from "./names.js";
import { kindsOf } from "./package-view.js";

/** `_decode.py` */
export function decodeView(context: Context) {
  const { catalog, options } = context;
  const { envelope } = catalog;
  const base = baseClass(catalog, options);
  const common = commonModule(catalog);
  const called = calledModules(catalog);
  const annotation = codeAnnotation(catalog.modules);
  const moduleCode = common !== undefined && envelope.moduleCode.length > 0;
  const forms = moduleCode && envelope.moduleCode.some(({ forms }) => forms.length > 0);
  const [numbers, texts] = [called.some((m) => isNumeric(m.codeType)), called.some((m) => !isNumeric(m.codeType))];
  // Codes of different types are the same code when they are written alike.
  const mixed = annotation.includes("|");
  const compareSpelled = moduleCode && hexDigits(catalog).length > 0;
  const readers = readersOf(catalog);
  const pointers = envelopePaths(catalog);
  const { success } = envelope;
  const table = options.perKind ? "entries" : "errors";
  const space = common === undefined ? "codes" : "common";
  const successText =
    common !== undefined && success.code !== undefined ? successCode(common, success.code) : undefined;
  const tests = [
    ...(success.code === undefined ? [] : [common === undefined ? "code == codes.success" : "code == _SUCCESS"]),
    ...(success.absent === undefined ? [] : ["_is_absent(root)"]),
    ...(success.present === undefined ? [] : ["_at(root, _PRESENT, _NOTHING) is not _NOTHING"]),
  ];
  return {
    header: header(catalog.file),
    perKind: options.perKind,
    base,
    annotation,
    kinds: kindsOf(context).map(({ id, class: name }) => ({ id, class: name })),
    baseImport: importLine("._base", [
      "Body",
      base,
      "ErrorClass",
      ...(options.perKind ? ["ErrorInfo", "UNKNOWN", ...kindsOf(context).map((kind) => kind.class)] : []),
      ...(compareSpelled && hexDigits(catalog).length > 0 ? ["spelled"] : []),
    ]),
    paths: pointers.map(({ name, value, many }) =>
      tupleAssignment(`${name}: Final${many ? "[tuple[_Path, ...]]" : "[_Path]"}`, value),
    ),
    sources: sourcesOf(catalog, forms),
    moduleCode,
    forms,
    mixedForms: mixedForms(catalog),
    numberForms: forms && numbers,
    wordForms: forms && texts,
    plainTest: !texts
      ? "code is not None"
      : !numbers
        ? `code in codes.${table}`
        : `isinstance(code, int) or code in codes.${table}`,
    sharedSuccess: common === undefined || successText === undefined ? "" : codeLiteral(common.codeType, successText),
    ownSuccess: common === undefined && success.code !== undefined,
    present: success.present !== undefined,
    absent: success.absent !== undefined,
    nothing: success.present === undefined ? "None" : "default",
    indexes: pointers.some(({ steps }) => steps.some((step) => /^(?:0|[1-9][0-9]*)$/.test(step))),
    table,
    codeOf: options.perKind ? "code" : "info.code",
    tableField: options.perKind
      ? `entries: Mapping[${annotation}, ErrorInfo]`
      : `errors: Mapping[${annotation}, ErrorClass]`,
    chooseClass: options.perKind
      ? call("error = _CLASSES.get", ["info.kind", base], "    ")
      : alternatives("error", [...(moduleCode ? ["known"] : []), "outer", base], "    "),
    decodeSignature: decodeSignature(base, common !== undefined),
    space,
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
    readers: readers.filter(({ int }) => !int),
    readInt: readers.some(({ int }) => int) ? "read_int" : readers.some(({ hex }) => hex) ? "_read_int" : "",
    hex: readers.some(({ hex }) => hex),
  };
}

/** Whether a module code is one that only repeats what stands outside. */
function repetition(mixed: boolean, success: string | undefined): string {
  const [own, code, none] = mixed ? ["str(own)", "str(code)", `"${success ?? ""}"`] : ["own", "code", "_SUCCESS"];
  return `known is None and ${own} ${success === undefined ? `== ${code}` : `in (${code}, ${none})`}`;
}

function decodeSignature(base: string, shared: boolean): string {
  const parameters = ["body: Body", "codes: Codes", ...(shared ? ["common: Codes"] : [])];
  return fitting(
    `def decode(${parameters.join(", ")}) -> ${base} | None:`,
    `def decode(\n${parameters.map((parameter) => `    ${parameter},\n`).join("")}) -> ${base} | None:`,
  );
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
      "_MODULE_CODE: Final[tuple[_Path, ...]]",
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
