import type { Catalog, Pointer } from "../../model/catalog.js";
import { sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { hasStatus } from "../../model/standard-envelope.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { successCode } from "../../sdk/decode-plan.js";
import type { DecodePlan } from "../../sdk/decode-plan.js";
import { wireType } from "./codes.js";
import type { Context, Unit } from "./context.js";
import { goString } from "./literals.js";
import { fileView } from "./root-view.js";
import { hasDetail, hasModuleCodes } from "./standard.js";

const steps = (pointer: Pointer): FreeText[] => pointer.map(freeText);

/** Values at some pointers, of which the first that will do counts. */
const values = (pointers: readonly Pointer[]) => ({ several: pointers.length > 1, pointers: pointers.map(steps) });

/** What the package `wire` decodes by. */
export function decodeView(context: Context) {
  const { catalog, shape, sdk, units } = context;
  const { envelope } = catalog;
  const plan = sdk.decode;
  const owner = units.find(({ common }) => common) ?? units[0];
  const { absent } = plan.success;
  const hasConditions = absent !== undefined || plan.success.present !== undefined;
  // Without any condition nothing is a success.
  const codeCondition = plan.success.code !== undefined || !hasConditions;
  const success = owner === undefined ? undefined : successCode(plan, owner.module);
  return {
    ...fileView(context),
    flat: shape === "flat",
    codeType: shape === "flat" || owner === undefined ? "codes" : wireType(owner.module).replace("wire.", ""),
    code: values(plan.code),
    conditions: conditions(context, owner),
    foreign: plan.foreignKeys.length > 0 && absent !== undefined ? [steps(absent)] : [],
    detail: plan.text.length > 0,
    hasDetail: hasDetail(catalog),
    moduleCodes: hasModuleCodes(context),
    grpc: catalog.envelopes.some(({ id }) => id === "grpc"),
    params: sendsParams(catalog),
    fieldErrors: sendsFieldErrors(catalog),
    paramsAt: envelope.params === undefined ? [] : [steps(envelope.params)],
    fieldErrorsAt: envelope.fieldErrors === undefined ? [] : [steps(envelope.fieldErrors.at)],
    place: placeOf(catalog),
    text: values(plan.text),
    requestId: plan.requestId.length > 0 ? values(plan.requestId) : false,
    hasRequestId: plan.hasRequestId,
    ...headersView(plan),
    status: plan.status !== undefined || catalog.envelopes.some(({ id }) => hasStatus(id)),
    codeCondition,
    refutable: plan.headers.code.length > 0 && !codeCondition,
    sources: plan.sources.map(({ at, forms, textIndex }) => ({
      // The text itself, where that is the one place of it.
      text: plan.text.length === 1 && textIndex === 0,
      at: [steps(at)],
      forms: forms.map(({ before, after }) => ({ before: freeText(before), after: freeText(after) })),
    })),
    cuts: plan.text.length > 0 && plan.hasForms,
    success: freeText(success ?? ""),
  };
}

/** Where the items of a list of field errors have what, as the fields of a literal. */
export function placeOf({ envelope: { fieldErrors } }: Catalog): string {
  if (fieldErrors === undefined) return "";
  const list = (pointer: Pointer): string => `[]string{${pointer.map(goString).join(", ")}}`;
  const { field, code, text } = fieldErrors;
  return [
    `field: ${list(field)}`,
    ...(code === undefined ? [] : [`code: ${list(code)}`]),
    ...(text === undefined ? [] : [`text: ${list(text)}`]),
  ].join(", ");
}

/** What the package `wire` reads from headers. */
function headersView({ headers }: DecodePlan) {
  const { code, requestId, retryAfter } = headers;
  return {
    headerCode: code,
    headerRequestId: requestId,
    firstHeader: code.length + requestId.length > 0,
    retryAfter: retryAfter.map(({ header, unit }) => ({
      header,
      epoch: unit === "epoch",
      date: header === "retry-after",
      unit: unit === "milliseconds" ? "time.Millisecond" : "time.Second",
    })),
  };
}

/** The part of a decoded code that the Go code is made of. */
export function codeField({ module }: Unit): string {
  return isNumeric(module.codeType) ? "code.Number" : "code.Text";
}

function conditions({ sdk, shape, units }: Context, owner: Unit | undefined) {
  const { absent, parent, present } = sdk.decode.success;
  const none = { match: "", absent: [], object: [], present: [] };
  const owners = shape === "flat" ? units : owner === undefined ? [] : [owner];
  const matches = owners.flatMap((unit) => {
    const code = successCode(sdk.decode, unit.module);
    if (code === undefined) return [];
    return codeField(unit) === "code.Number"
      ? `code == (Code{Number: ${code}})`
      : `code == (Code{Text: ${goString(code)}})`;
  });
  const distinct = [...new Set(matches)];
  return [
    ...(distinct.length === 0
      ? []
      : [{ ...none, match: distinct.length === 1 ? distinct.join("") : `(${distinct.join(" || ")})` }]),
    ...(absent === undefined ? [] : [{ ...none, absent: [steps(absent)] }]),
    ...(parent === undefined ? [] : [{ ...none, object: [steps(parent)] }]),
    ...(present === undefined ? [] : [{ ...none, present: [steps(present)] }]),
  ];
}

/** What the package `wire` needs for the modules' types. */
export function wireView(context: Context) {
  const types = context.units.map(({ module }) => wireType(module));
  const ints = types.includes("wire.Int{}");
  const int64s = types.includes("wire.Int64{}");
  const hexes = types.some((type) => type.startsWith("wire.Hex"));
  const texts = types.includes("wire.Text{}");
  const sqlstates = types.includes("wire.SQLState{}");
  const decimals = context.client || ints || int64s || texts || sqlstates;
  return {
    ...fileView(context),
    ints,
    int64s,
    hexes,
    texts,
    sqlstates,
    canonical: hasModuleCodes(context),
    decimals,
    hexDigits: context.client || hexes,
  };
}
