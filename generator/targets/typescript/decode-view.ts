import { readCode } from "../../decode/code.js";
import { commonModule } from "../../model/catalog.js";
import type { Catalog, Module, ModuleCodeSource, Pointer } from "../../model/catalog.js";
import type { CodeType } from "../../model/code-type.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { codeLiteral, codeTypeName } from "./codes.js";
import { stringLiteral } from "./literals.js";
import type { View } from "./root-view.js";
import { typesOf } from "./root-view.js";
import { assignedCall, listed } from "./layout.js";
import { moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";

/** `decode.ts` */
export function decodeView(catalog: Catalog, options: Options): View {
  const { envelope, modules } = catalog;
  const common = commonModule(catalog);
  const own = ownModules(catalog);
  const sources = common === undefined || own.length === 0 ? [] : envelope.moduleCode;
  const hasForms = sources.some(({ forms }) => forms.length > 0);
  const types = [...new Map(modules.map((module) => [codeTypeName(module), module.codeType])).values()];
  const has = (...kinds: CodeType["kind"][]): boolean => types.some(({ kind }) => kinds.includes(kind));
  const pointers = [
    ...[envelope.code, envelope.text, envelope.requestId].flat(),
    ...sources.map(({ at }) => at),
    ...[envelope.success.absent, envelope.success.present].flatMap((pointer) =>
      pointer === undefined ? [] : [pointer],
    ),
  ];
  const { absent, present } = envelope.success;
  const detail = envelope.text.length === 0 ? '""' : "detailIn(root)";
  return {
    header: freeText(generatedFrom(catalog.file)),
    common: common === undefined ? false : commonView(catalog, common, options),
    isLayered: common !== undefined,
    reads: common === undefined || sources.length > 0,
    ownCode: typesOf(own),
    types: types.map(typeView),
    hasSources: sources.length > 0,
    hasForms,
    hasNumberForms: hasForms && types.some(isNumber),
    hasTextForms: hasForms && types.some((type) => !isNumber(type)),
    hasNumber: has("int", "hex"),
    hasDigit: has("int", "hex", "sqlstate") || (hasForms && types.some((type) => !isNumber(type))),
    hasHex: has("hex"),
    hasText: has("string", "dotted"),
    hasSqlstate: has("sqlstate"),
    succeeded: succeeded(catalog, common === undefined ? own : [common]),
    sources: sources.map((source, index) => {
      const alike = sources.slice(0, index).filter(({ forms }) => (forms.length === 0) === (source.forms.length === 0));
      return sourceView(source, alike.length, envelope.text);
    }),
    detail,
    requestId: envelope.requestId.length === 0 ? "undefined" : "requestIdIn(root)",
    usesRoot: envelope.text.length > 0 || envelope.requestId.length > 0,
    hasDetail: envelope.text.length > 0,
    hasRequestId: envelope.requestId.length > 0,
    detailField: envelope.text.length === 0 ? 'detail: ""' : "detail",
    requestIdField: envelope.requestId.length === 0 ? "requestId: undefined" : "requestId",
    anyCode: typesOf(common === undefined ? own : [common]),
    // A body is taken for foreign only where the absence of an error is all that tells success.
    isForeign: absent !== undefined && present === undefined && envelope.success.code === undefined,
    foreignKeys: foreignKeys.map(stringLiteral),
    findCode:
      envelope.code.length === 1
        ? envelope.code.map((pointer) => lookup("  return at", pointer))
        : findFirst("at", envelope.code, ["  return found;"]),
    findDetail: findFirst("textAt", envelope.text),
    findRequestId: findFirst("at", envelope.requestId),
    absent: absent === undefined ? false : absentView(absent),
    present: present === undefined ? false : lookup("  const found = at", present),
    hasLengthKey: pointers.some((pointer) => pointer.includes("length")),
  };
}

/** Keys of the errors that gateways and frameworks send: section 4 of the decode contract. */
const foreignKeys = [
  "__type",
  "code",
  "detail",
  "details",
  "error",
  "error_description",
  "errors",
  "fault",
  "instance",
  "message",
  "Message",
  "path",
  "request_id",
  "requestId",
  "status",
  "statusCode",
  "timestamp",
  "title",
  "trace_id",
  "traceId",
  "type",
];

function absentView(pointer: Pointer): View {
  return {
    find: lookup("  const found = at", pointer),
    findParent: pointer.length > 1 ? lookup("  const parent = at", pointer.slice(0, -1)) : "",
  };
}

function isNumber(type: CodeType): boolean {
  return type.kind === "int" || type.kind === "hex";
}

function commonView(catalog: Catalog, module: Module, options: Options): View {
  const { success } = catalog.envelope;
  const { info } = moduleNames(catalog, module, options);
  return {
    info,
    find: assignedCall("  const info =", info, ["code"]),
    findElse: assignedCall("  info ??=", info, ["code"]),
    infoFile: stringLiteral(`./${module.id}/info.js`),
    type: codeTypeName(module),
    success: success.code === undefined ? "" : stringLiteral(readCode(module.codeType, success.code) ?? ""),
  };
}

function typeView(type: CodeType): View {
  const name = codeTypeName({ codeType: type });
  switch (type.kind) {
    case "int":
      return { ...numbers, name, summary: freeText("Whole numbers."), read: "readInteger", print: "String" };
    case "hex":
      return {
        ...numbers,
        name,
        summary: freeText(`Hexadecimal numbers of ${type.bits} bits${type.signed ? ", half of them negative" : ""}.`),
        read: `(value) => readHex(value, ${type.bits}, ${String(type.signed)})`,
        print: `(code) => printHex(code, ${type.bits})`,
      };
    case "string":
    case "dotted":
      return { ...texts, name, summary: freeText("Codes that are texts."), read: "readText", print: "String" };
    case "sqlstate":
      return { ...texts, name, summary: freeText("SQLSTATEs."), read: "readSqlstate", print: "String" };
  }
}

const numbers = { value: "number", open: true, scan: "scanNumber" };
const texts = { value: "string", open: false, scan: "scanText" };

/** The condition under which a call has succeeded, given its `root` and its `code`; empty if there is none. */
function succeeded({ envelope }: Catalog, owners: readonly Module[]): string {
  const { code, absent, present } = envelope.success;
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
function findFirst(find: string, pointers: readonly Pointer[], last: readonly string[] = []): string[] {
  const [head, ...others] = pointers;
  if (head === undefined) return [];
  const declare = others.length === 0 ? "const" : "let";
  return [
    lookup(`  ${declare} found = ${find}`, head),
    ...others.map((pointer) => lookup(`  found ??= ${find}`, pointer)),
    ...last,
  ];
}

/** How a source of module codes is read: a field that is the code, or a text that begins with it. */
function sourceView({ at, forms }: ModuleCodeSource, index: number, texts: readonly Pointer[]): View {
  const value = numbered(forms.length === 0 ? "value" : "text", index);
  const code = numbered("code", index);
  const find = lookup(`  const ${value} = at`, at);
  if (forms.length === 0)
    return { find, value, code, property: index === 0 ? code : `code: ${code}`, matches: false, detail: "" };
  const matches = forms.map(({ before, after }, form) =>
    listed(
      `    ${form > 0 ? "form ??=" : forms.length > 1 ? "let form =" : "const form ="} matchForm(`,
      [value, stringLiteral(before), stringLiteral(after), "type", "infoOf"],
      ");",
    ),
  );
  return { find, value, code, matches, detail: withoutForm(at, texts) };
}

/** What remains of the server's message after a form of a source. A message elsewhere stays as it is. */
function withoutForm(at: Pointer, texts: readonly Pointer[]): string {
  const found = texts.findIndex((pointer) => pointer.join("\0") === at.join("\0"));
  const line = (detail: string): string => `    if (form !== undefined) return { code: form.code, detail${detail} };`;
  if (found < 0) return line(texts.length === 0 ? ': ""' : ": detailIn(root)");
  if (found === 0) return line(": form.rest");
  return [
    "    if (form !== undefined) {",
    ...findFirst("textAt", texts.slice(0, found))
      .join("\n")
      .split("\n")
      .map((text) => `    ${text}`),
    "      return { code: form.code, detail: found ?? form.rest };",
    "    }",
  ].join("\n");
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}${index + 1}`;
}
