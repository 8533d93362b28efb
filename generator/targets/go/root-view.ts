import { actionIds } from "../../model/action.js";
import { englishTitle } from "../../model/catalog.js";
import type { Envelope, Pointer } from "../../model/catalog.js";
import { kindIds, kinds } from "../../model/kind.js";
import { codeNumber, parseCode } from "../../model/code-type.js";
import { nameFromId } from "../../model/name.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { doc } from "./docs.js";
import { exampleOf } from "./example.js";
import { constantName, wireType } from "./layout.js";
import type { Layout, Unit } from "./layout.js";
import { goString } from "./literals.js";

export const kindConstant = nameFromId;
export const actionConstant = (action: string): string => `Action${nameFromId(action)}`;

/** What every template is given. */
export function fileView(layout: Layout, source = layout.catalog.file) {
  return { header: generatedFrom(source), pkg: layout.pkg, importPath: layout.path };
}

/** A doc comment for a template, which encodes each line once more. */
export const lines = (doc: readonly string[]): FreeText[] => doc.map(freeText);

/** Pads each text to the longest, as gofmt aligns columns. */
function aligned(rows: readonly (readonly [string, string, string])[]): string[] {
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  return rows.map(([name, type, comment]) => `${name.padEnd(width(0))} ${type.padEnd(width(1))} // ${comment}`);
}

export function errorView(layout: Layout) {
  const { shape, anyCode, catalog, units } = layout;
  const { envelope } = catalog;
  const layered = shape === "layered";
  const called = units.find(({ common }) => !common);
  const moduleCode = layered && envelope.moduleCode.length > 0;
  const unset = moduleCode ? codeIsSet(layout) : "";
  const fields: (readonly [string, string, string])[] = [];
  if (shape !== "solo")
    fields.push(["Module", "string", `the module that was called, such as "${(called ?? units[0])?.module.id ?? ""}"`]);
  if (layered) {
    fields.push(["Code", "Code", "the common code"]);
    if (moduleCode)
      fields.push(["ModuleCode", "ModuleCode", "the module's own code, or nil if the response does not have one"]);
  } else fields.push(["Code", "Code", "the code"]);
  if (envelope.text.length > 0) fields.push(["Detail", "string", "the server's message: show it, but do not match it"]);
  if (envelope.requestId.length > 0) fields.push(["RequestID", "string", "empty if the response has none"]);
  fields.push(["Body", "[]byte", "the response's body, as it was passed in"]);
  return {
    ...fileView(layout),
    packageDoc: lines(packageDoc(layout)),
    usage: usage(layout),
    fields: aligned(fields),
    anyCode,
    anyCodeDoc: lines(
      doc(
        `${anyCode === "Code" ? "A Code is a code of one of the modules" : "A ModuleCode is a module's own code"}${called === undefined || called.root ? "" : `, such as a [${layout.path}/${called.pkg}.Code]`}.`,
      ),
    ),
    flat: shape === "flat",
    moduleCode,
    unset,
    modulePrefix: shape === "solo" ? goString(`${units[0]?.module.id ?? ""}: `) : `e.Module + ": "`,
    moduleText: shape === "solo" ? goString(units[0]?.module.id ?? "") : "e.Module",
    codesText: moduleCode ? "e.codes()" : "e.Code.Canonical()",
    detail: envelope.text.length > 0,
    logCode: shape !== "flat" && unset === "",
    optionalAttrs: [
      ...(shape === "flat" ? [{ condition: "e.Code != nil", key: "code", value: "e.Code.Canonical()" }] : []),
      ...(unset === "" ? [] : [{ condition: "e.hasCode()", key: "code", value: "e.Code.Canonical()" }]),
      ...(moduleCode
        ? [{ condition: "e.ModuleCode != nil", key: "module_code", value: "e.ModuleCode.Canonical()" }]
        : []),
      { condition: "known", key: "name", value: "info.Name" },
      ...(envelope.requestId.length > 0
        ? [{ condition: `e.RequestID != ""`, key: "request_id", value: "e.RequestID" }]
        : []),
      ...(envelope.text.length > 0 ? [{ condition: `e.Detail != ""`, key: "detail", value: "e.Detail" }] : []),
    ],
  };
}

/**
 * The expression that tells a common code from none, in an error made by hand with a module code alone; empty if any
 * value is a code. A zero is the code of an error only if the module has it, or if a response may have it.
 */
function codeIsSet({ catalog, units }: Layout): string {
  const owner = units.find(({ common }) => common);
  if (owner === undefined) return "";
  if (codeField(owner) === "code.Text") return `e.Code != ""`;
  const isZero = (code: string): boolean => codeNumber(owner.module.codeType, code) === 0;
  if (owner.module.entries.some(({ code }) => isZero(code))) return "";
  const { absent, present } = catalog.envelope.success;
  const alone = absent === undefined && present === undefined;
  return alone && successCodes(catalog.envelope, [owner]).some(isZero) ? "e.Code != 0" : "e.Code != 0 || e.Body != nil";
}

export function invalidView(layout: Layout) {
  return { ...fileView(layout), notResponse: freeText(`not a response of ${englishTitle(layout.catalog)}`) };
}

export function lookupView(layout: Layout) {
  const { catalog, locales } = layout;
  const [source] = locales;
  const width = Math.max(...locales.map(({ field }) => field.length));
  const fallbacks = catalog.fallbackLocales.flatMap((tag) =>
    locales.filter((locale) => locale.tag === tag && locale !== source),
  );
  return {
    ...fileView(layout),
    language: locales.length > 1,
    locales: locales.map(({ field }) => ({ field, pad: " ".repeat(width - field.length) })),
    tags: locales.map(({ tag }) => tag.toLowerCase()),
    inDoc: lines(
      doc(
        `In returns the text in the locale that is closest to a BCP 47 tag such as "en-GB", or to a POSIX locale such as "en_GB.UTF-8". A text that is missing in it is in ${[...fallbacks, source].map(({ tag }) => tag).join(" or ")}.`,
      ),
    ),
    source,
    fallbacks,
    localizeDoc: lines(
      doc(
        `Localize returns what the code of err means, in the locale that [Text.In] chooses. It is empty if the catalog does not have the code.${catalog.envelope.text.length > 0 ? " The server's own message is in [Error.Detail]." : ""}`,
      ),
    ),
  };
}

/** Only words of ours may stand before the package clause: ids, never text. */
function packageDoc({ pkg, catalog, shape, units, path }: Layout): readonly string[] {
  const called = units.find(({ common }) => !common);
  const paragraphs = [
    `Package ${pkg} has the error codes of ${catalog.id}, and decodes its error responses.`,
    ...(shape === "layered"
      ? [
          "A response has a common code, which all modules share, and often a code of the called module. An error has both, and the module's own decides what kind of error it is.",
        ]
      : []),
    ...(called === undefined || called.root
      ? []
      : [`Each module has its own package, with a DecodeStatus for its responses: see [${path}/${called.pkg}].`]),
    "[errors.Is] compares an error with a code or a [Kind]. [Retryable] reports whether to send a request again, and [InfoOf] returns what else the catalog says about an error.",
  ];
  return doc(...paragraphs);
}

/** A piece of code for the package's documentation: names only. */
function usage(layout: Layout): string[] {
  const example = exampleOf(layout);
  if (example === undefined) return [];
  const { unit, entry } = example;
  return [
    `err := ${unit.imported}.${unit.decodeStatus}(res.StatusCode, body)`,
    "switch {",
    `case errors.Is(err, ${unit.imported}.${constantName(layout, unit, entry.name)}):`,
    "\t// exactly this code",
    `case errors.Is(err, ${layout.root}.${kindConstant(entry.kind)}):`,
    "\t// any error of this kind",
    `case ${layout.root}.Retryable(err):`,
    "\t// an error that may not happen again",
    "}",
  ];
}

export function kindView(layout: Layout) {
  const column = (names: readonly string[]): ((name: string) => string) => {
    const width = Math.max(...names.map((name) => name.length));
    return (name) => " ".repeat(width - name.length);
  };
  const kindPad = column(kindIds.map(kindConstant));
  const actionPad = column(actionIds.map(actionConstant));
  return {
    ...fileView(layout),
    kinds: kindIds.map((id) => ({
      id,
      constant: kindConstant(id),
      pad: kindPad(kindConstant(id)),
      grpc: kinds[id].grpc,
    })),
    actions: actionIds.map((id) => ({ id, constant: actionConstant(id), pad: actionPad(actionConstant(id)) })),
  };
}

const steps = (pointer: Pointer): FreeText[] => pointer.map(freeText);

/** Values at some pointers, of which the first that will do counts. */
const values = (pointers: readonly Pointer[]) => ({ several: pointers.length > 1, pointers: pointers.map(steps) });

/** What the package `wire` decodes by. */
export function decodeView(layout: Layout) {
  const { shape, catalog, units } = layout;
  const { envelope } = catalog;
  const owner = units.find(({ common }) => common) ?? units[0];
  const { absent, present, code } = envelope.success;
  const [success = ""] = owner === undefined ? [] : successCodes(envelope, [owner]);
  return {
    ...fileView(layout),
    flat: shape === "flat",
    codeType: shape === "flat" || owner === undefined ? "codes" : wireType(owner.module).replace("wire.", ""),
    code: values(envelope.code),
    conditions: conditions(layout, owner),
    foreign: absent !== undefined && present === undefined && code === undefined ? [steps(absent)] : [],
    detail: envelope.text.length > 0,
    text: values(envelope.text),
    requestId: envelope.requestId.length > 0 ? values(envelope.requestId) : false,
    sources:
      shape === "layered"
        ? envelope.moduleCode.map(({ at, forms }) => ({
            // The text itself, where that is the one place of it.
            text: envelope.text.length === 1 && samePointer(at, envelope.text[0] ?? []),
            at: [steps(at)],
            forms: forms.map(({ before, after }) => ({ before: freeText(before), after: freeText(after) })),
          }))
        : [],
    cuts: envelope.text.length > 0 && envelope.moduleCode.some(({ forms }) => forms.length > 0),
    success: freeText(success),
  };
}

function samePointer(a: Pointer, b: Pointer): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** The part of a decoded code that the Go code is made of. */
export function codeField({ module }: Unit): string {
  return module.codeType.kind === "int" || module.codeType.kind === "hex" ? "code.Number" : "code.Text";
}

/** The code of success in each spelling that the units' types have for it. */
function successCodes({ success }: Envelope, units: readonly Unit[]): string[] {
  const { code } = success;
  if (code === undefined) return [];
  return units.flatMap(({ module }) => {
    const parsed = parseCode(module.codeType, code);
    return "code" in parsed ? [parsed.code] : [];
  });
}

function conditions({ catalog, shape, units }: Layout, owner: Unit | undefined) {
  const { envelope } = catalog;
  const { absent, present } = envelope.success;
  const none = { match: "", absent: [], object: [], present: [] };
  const owners = shape === "flat" ? units : owner === undefined ? [] : [owner];
  const matches = owners.flatMap((unit) =>
    successCodes(envelope, [unit]).map((code) =>
      codeField(unit) === "code.Number" ? `code == (Code{Number: ${code}})` : `code == (Code{Text: ${goString(code)}})`,
    ),
  );
  const distinct = [...new Set(matches)];
  const parent = absent?.slice(0, -1) ?? [];
  return [
    ...(distinct.length === 0
      ? []
      : [{ ...none, match: distinct.length === 1 ? distinct.join("") : `(${distinct.join(" || ")})` }]),
    ...(absent === undefined ? [] : [{ ...none, absent: [steps(absent)] }]),
    ...(parent.length === 0 ? [] : [{ ...none, object: [steps(parent)] }]),
    ...(present === undefined ? [] : [{ ...none, present: [steps(present)] }]),
  ];
}

/** What the package `wire` needs for the modules' types. */
export function wireView(layout: Layout) {
  const types = layout.units.map(({ module }) => wireType(module));
  return {
    ...fileView(layout),
    ints: types.includes("wire.Int{}"),
    int64s: types.includes("wire.Int64{}"),
    hexes: types.some((type) => type.startsWith("wire.Hex")),
    texts: types.includes("wire.Text{}"),
    sqlstates: types.includes("wire.SQLState{}"),
    canonical: layout.shape === "layered" && layout.catalog.envelope.moduleCode.length > 0,
  };
}
