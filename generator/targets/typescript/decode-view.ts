import { commonModule } from "../../model/catalog.js";
import type { Catalog, FieldErrorPlaces, Module, Pointer } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { readersOf } from "../../sdk/code-reader.js";
import type { CodeReader } from "../../sdk/code-reader.js";
import { successCode } from "../../sdk/decode-plan.js";
import type { DecodePlan, SourcePlan } from "../../sdk/decode-plan.js";
import { sdkOf } from "../../sdk/sdk.js";
import { generatedFrom } from "../header.js";
import { codeLiteral, codeTypeName, readerName } from "./codes.js";
import { assignedCall, clause, listed } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { moduleNames } from "./names.js";
import type { Options } from "./options.js";
import { typesOf } from "./root-view.js";
import { hasServerHalf } from "./server.js";
import type { View } from "./structure.js";
import { hasStandard } from "./values.js";

/** `decode.ts` */
export function decodeView(catalog: Catalog, options: Options): View {
  const { common, called, owners, decode: plan } = sdkOf(catalog, commonModule(catalog));
  const sources = called.length === 0 ? [] : plan.sources;
  const hasForms = sources.some(({ forms }) => forms.length > 0);
  const { absent, present } = plan.success;
  const headerCode = plan.headers.code.length > 0;
  const detail = plan.text.length === 0 ? '""' : "detailIn(root)";
  const readsOwn = common === undefined || sources.length > 0;
  return {
    header: freeText(generatedFrom(catalog.file)),
    codeTypeImport: clause(
      "import",
      [...(common === undefined ? [] : [codeTypeName(common)]), ...(hasForms ? ["matchForm"] : []), "messageOf"].sort(),
      stringLiteral("./code-type.js"),
    ),
    codeTypeTypes: clause(
      "import type",
      ["CodeType", ...(readsOwn ? ["InfoOf"] : [])],
      stringLiteral("./code-type.js"),
    ),
    errorTypes: clause(
      "import type",
      [...(common !== undefined && sources.length > 0 ? ["ErrorInfo"] : []), "FailedResponse"],
      stringLiteral("./error.js"),
    ),
    common: common === undefined ? false : commonView(catalog, plan, common, options),
    isLayered: common !== undefined,
    ownCode: typesOf(called),
    hasSources: sources.length > 0,
    succeeded: succeeded(plan, owners),
    sources: sources.map((source, index) => {
      const alike = sources.slice(0, index).filter(({ forms }) => (forms.length === 0) === (source.forms.length === 0));
      return sourceView(source, alike.length, plan.text);
    }),
    detail,
    requestId: plan.requestId.length === 0 ? "undefined" : "requestIdIn(root)",
    usesRoot: plan.text.length > 0 || plan.requestId.length > 0 || usesValues(catalog),
    hasDetail: plan.text.length > 0,
    hasRequestId: plan.requestId.length > 0,
    detailField: plan.text.length === 0 ? 'detail: ""' : "detail",
    requestIdField: plan.requestId.length === 0 ? "requestId: undefined" : "requestId",
    anyCode: typesOf(owners),
    isForeign: plan.foreignKeys.length > 0,
    foreignKeys: plan.foreignKeys.map(stringLiteral),
    findCode: findFirst("  ", "at", plan.code, headerCode),
    headerCode,
    readOptions: headerCode ? "ReadOptions" : "DecodeOptions",
    // Without a code among the conditions, the body of another server may look like a success.
    refutable: headerCode && plan.success.code === undefined && (absent ?? present) !== undefined,
    status: hasStandard(catalog) || plan.status !== undefined,
    findDetail: findFirst("  ", "textAt", plan.text),
    findRequestId: findFirst("  ", "at", plan.requestId),
    absent: absent === undefined ? false : absentView(absent, plan.success.parent),
    present: present === undefined ? false : lookup("  const found = at", present),
    hasStandard: hasStandard(catalog),
    responseType: hasStandard(catalog) ? "ReadResponse" : "Response",
    ...valuesView(catalog),
  };
}

/** How params and field errors of the API's own envelope are read. */
function valuesView({ envelope: { params, fieldErrors } }: Catalog): View {
  const at = (pointer: Pointer): string => `at(${["root", ...pointer.map(stringLiteral)].join(", ")})`;
  const names = [
    ...(fieldErrors === undefined ? [] : ["fieldErrorsIn"]),
    ...(params === undefined ? [] : ["paramsIn", "readValue"]),
  ];
  return {
    params: params === undefined ? false : at(params),
    fieldErrors: fieldErrors === undefined ? false : { at: at(fieldErrors.at), places: fieldErrorPlaces(fieldErrors) },
    valueImports: names.length === 0 ? "" : clause("import", names, stringLiteral("./values.js")),
  };
}

function usesValues({ envelope: { params, fieldErrors } }: Catalog): boolean {
  return params !== undefined || fieldErrors !== undefined;
}

/** Where an item of a list of field errors has what, as properties. */
export function fieldErrorPlaces({ field, code, text }: FieldErrorPlaces): readonly string[] {
  const place = (name: string, pointer: Pointer | undefined): readonly string[] =>
    pointer === undefined ? [] : [listed(`  ${name}: [`, pointer.map(stringLiteral), "],")];
  return [...place("field", field), ...place("code", code), ...place("text", text)];
}

/** `pointer.ts` */
export function pointerView(catalog: Catalog): View {
  const { pointers } = sdkOf(catalog, commonModule(catalog)).decode;
  return {
    header: freeText(generatedFrom(catalog.file)),
    hasLengthKey: pointers.some((pointer) => pointer.includes("length")),
  };
}

/** `code-type.ts`: what decoders and encoders share. */
export function codeTypeView(catalog: Catalog, options: Options): View {
  const { common, called, decode: plan, tail } = sdkOf(catalog, commonModule(catalog));
  const isServer = hasServerHalf(catalog, options);
  const sources = called.length === 0 && !isServer ? [] : plan.sources; // a server looks for codes in all texts
  const readers = readersOf(catalog.modules);
  const reads = (...kinds: CodeReader["kind"][]): boolean => readers.some(({ kind }) => kinds.includes(kind));
  const hasForms = sources.some(({ forms }) => forms.length > 0);
  const hasTextForms = hasForms && reads("text", "sqlstate");
  return {
    header: freeText(generatedFrom(catalog.file)),
    usesInfo: common === undefined || sources.length > 0 || hasStandard(catalog),
    tail: tail !== undefined && { ...tail },
    formCode: typesOf(isServer ? catalog.modules : called),
    types: readers.map(typeView),
    hasOpen: sources.length > 0 || (hasStandard(catalog) && common !== undefined),
    hasForms,
    hasNumberForms: hasForms && reads("int", "hex"),
    hasTextForms,
    hasNumber: reads("int", "hex"),
    hasDigit: reads("int", "hex", "sqlstate") || hasTextForms,
    hasHex: reads("hex"),
    hasText: reads("text"),
    hasSqlstate: reads("sqlstate"),
  };
}

function absentView(pointer: Pointer, parent: Pointer | undefined): View {
  return {
    find: lookup("  const found = at", pointer),
    findParent: parent === undefined ? "" : lookup("  const parent = at", parent),
  };
}

function commonView(catalog: Catalog, plan: DecodePlan, module: Module, options: Options): View {
  const success = successCode(plan, module);
  const { info } = moduleNames(catalog, module, options);
  return {
    info,
    find: assignedCall("  const info =", info, ["code"]),
    findElse: assignedCall("  info ??=", info, ["code"]),
    infoFile: stringLiteral(`./${module.id}/info.js`),
    type: codeTypeName(module),
    success: success === undefined ? "" : stringLiteral(success),
  };
}

function typeView(type: CodeReader): View {
  const name = readerName(type);
  switch (type.kind) {
    case "int":
      return { ...numbers, name, summary: freeText("Whole numbers."), read: "readInteger", print: "String" };
    case "hex":
      return {
        ...numbers,
        name,
        summary: freeText(`${type.signed ? "Signed hexadecimal" : "Hexadecimal"} numbers of ${type.bits} bits.`),
        read: `(value) => readHex(value, ${type.bits}, ${String(type.signed)})`,
        print: `(code) => printHex(code, ${type.bits})`,
      };
    case "text":
      return { ...texts, name, summary: freeText("String codes."), read: "readText", print: "String" };
    case "sqlstate":
      return { ...texts, name, summary: freeText("SQLSTATEs."), read: "readSqlstate", print: "String" };
  }
}

const numbers = { value: "number", open: true, scan: "scanNumber" };
const texts = { value: "string", open: false, scan: "scanText" };

/** The condition under which a call has succeeded, given its `root` and its `code`; empty if there is none. */
function succeeded({ success }: DecodePlan, owners: readonly Module[]): string {
  const { code, absent, present } = success;
  const conditions: string[] = [];
  if (code !== undefined) {
    const literals = [...new Set(owners.map((module) => codeLiteral(module, code)))];
    const tests = literals.map((literal) => `code === ${literal}`).join(" || ");
    const alone = absent === undefined && present === undefined;
    conditions.push(literals.length === 1 || alone ? tests : `(${tests})`);
  }
  if (absent !== undefined) conditions.push("isAbsent(root)");
  if (present !== undefined) conditions.push("isPresent(root)");
  return conditions.join(" && ");
}

/** `head at(root, "error", "code")tail`: a statement that follows a pointer. */
function lookup(head: string, pointer: Pointer, tail = ";"): string {
  return listed(`${head}(`, ["root", ...pointer.map(stringLiteral)], `)${tail}`);
}

/** Statements that leave the first value that is not null in `found`. */
function findFirst(indent: string, find: string, pointers: readonly Pointer[], isContinued = false): string[] {
  const declare = pointers.length === 1 && !isContinued ? "const" : "let";
  return pointers.map((pointer, index) =>
    lookup(`${indent}${index === 0 ? `${declare} found =` : "found ??="} ${find}`, pointer),
  );
}

/** How a source of module codes is read: a field that is the code, or a text that begins with it. */
function sourceView({ at, forms, textIndex }: SourcePlan, index: number, texts: readonly Pointer[]): View {
  const isField = forms.length === 0;
  const value = numbered(isField ? "value" : "text", index);
  const code = numbered("code", index);
  const declared = forms.length > 1 ? "let form =" : "const form =";
  const matches = forms.map(({ before, after }, form) =>
    listed(
      `    ${form > 0 ? "form ??=" : declared} matchForm(`,
      [value, stringLiteral(before), stringLiteral(after), "type", "infoOf"],
      ");",
    ),
  );
  return {
    find: lookup(`  const ${value} = at`, at),
    value,
    code,
    property: index === 0 ? code : `code: ${code}`,
    matches: isField ? false : matches,
    // What remains of the server's message without the code. A message elsewhere stays as it is.
    detail: textIndex === 0 ? "form.rest" : texts.length === 0 ? '""' : "detailIn(root)",
    // Statements that look for the message where it has priority over this source.
    before: textIndex === undefined ? [] : findFirst("      ", "textAt", texts.slice(0, textIndex)),
  };
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}${index + 1}`;
}
