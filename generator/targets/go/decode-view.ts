import type { Envelope, Pointer } from "../../model/catalog.js";
import { parseCode } from "../../model/code-type.js";
import { FreeText, freeText } from "../../render/free-text.js";
import { wireType } from "./codes.js";
import type { Context, Unit } from "./context.js";
import { goString } from "./literals.js";
import { fileView } from "./root-view.js";

const steps = (pointer: Pointer): FreeText[] => pointer.map(freeText);

/** Values at some pointers, of which the first that will do counts. */
const values = (pointers: readonly Pointer[]) => ({ several: pointers.length > 1, pointers: pointers.map(steps) });

/** What the package `wire` decodes by. */
export function decodeView(context: Context) {
  const { shape, catalog, units } = context;
  const { envelope } = catalog;
  const owner = units.find(({ common }) => common) ?? units[0];
  const { absent, present, code } = envelope.success;
  const [success = ""] = owner === undefined ? [] : successCodes(envelope, [owner]);
  return {
    ...fileView(context),
    flat: shape === "flat",
    codeType: shape === "flat" || owner === undefined ? "codes" : wireType(owner.module).replace("wire.", ""),
    code: values(envelope.code),
    conditions: conditions(context, owner),
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
export function successCodes({ success }: Envelope, units: readonly Unit[]): string[] {
  const { code } = success;
  if (code === undefined) return [];
  return units.flatMap(({ module }) => {
    const parsed = parseCode(module.codeType, code);
    return "code" in parsed ? [parsed.code] : [];
  });
}

function conditions({ catalog, shape, units }: Context, owner: Unit | undefined) {
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
export function wireView(context: Context) {
  const types = context.units.map(({ module }) => wireType(module));
  return {
    ...fileView(context),
    ints: types.includes("wire.Int{}"),
    int64s: types.includes("wire.Int64{}"),
    hexes: types.some((type) => type.startsWith("wire.Hex")),
    texts: types.includes("wire.Text{}"),
    sqlstates: types.includes("wire.SQLState{}"),
    canonical: context.shape === "layered" && context.catalog.envelope.moduleCode.length > 0,
  };
}
