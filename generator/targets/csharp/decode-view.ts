import type { Pointer } from "../../model/catalog.js";
import { pointerText } from "../../model/pointer.js";
import { decoderFacts, expectedClass, numbered, sourceViews, successParts } from "../decoder-facts.js";
import type { DecodePlan } from "../../sdk/decode-plan.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { csharpString } from "./literals.js";
import { tableClass } from "./names.js";
import { factsView } from "./root-view.js";

/** `Decoder.cs` */
export function decoderView(context: Context) {
  const { catalog, sdk } = context;
  const { params, fieldErrors } = catalog.envelope;
  const plan = sdk.decode;
  const facts = decoderFacts(plan);
  return {
    ...factsView(context),
    lists: facts.codeHeaders,
    constants: constants(context),
    ...facts,
    owner: sdk.common === undefined ? "called" : `${tableClass(sdk.common)}.Space`,
    success: conditions(context),
    successArguments: successParts(plan, ["root"], ["owner", "code"]).join(", "),
    successParameters: successParts(plan, ["object root"], ["Space owner", "string? code"]).join(", "),
    sources: sourceViews(plan, "SourceAt", "Forms"),
    ownParams: params !== undefined,
    ownFieldErrors: fieldErrors !== undefined,
    place: placeIn(context),
    expected: expectedClass(plan, "known.HttpStatus"),
  };
}

/** Where a field error has its code and its text, as arguments. */
export function placeIn({ catalog }: Context): string {
  const { code, text } = catalog.envelope.fieldErrors ?? {};
  return [code === undefined ? "null" : "FieldCode", text === undefined ? "null" : "FieldText"].join(", ");
}

/** A constant with a text. */
export const textConstant = (name: string, text: string): string =>
  `private const string ${name} = ${csharpString(text)};`;

/** A constant with a list of expressions. */
export const listConstant = (type: string, name: string, items: readonly string[]): string =>
  `private static readonly ${type}[] ${name} = [${items.join(", ")}];`;

/** A constant with the forms in which a source has a code, if it is in a text. */
export function formList(forms: DecodePlan["sources"][number]["forms"], index: number): string[] {
  if (forms.length === 0) return [];
  const items = forms.map(({ before, after }) => `new(${csharpString(before)}, ${csharpString(after)})`);
  return [listConstant("Form", numbered("Forms", index), items)];
}

/** The conditions of success, a line each, as one expression. */
function conditions({ sdk }: Context): string[] {
  const { absent, parent, present, code } = sdk.decode.success;
  const all = [
    ...(code === undefined ? [] : ["code is not null", "code == owner.Success"]),
    ...(absent === undefined ? [] : ["Json.IsNothing(Json.At(root, Absent))"]),
    ...(parent === undefined ? [] : ["Json.IsObject(Json.At(root, Parent))"]),
    ...(present === undefined ? [] : ["Json.At(root, Present) is not null"]),
  ];
  return all.length === 0 ? [] : [`${all.join(" && ")};`];
}

/** The constants of the decoder: where things are in a response. */
function constants({ catalog, sdk }: Context): string[] {
  const { code, text, requestId, success, sources, headers } = sdk.decode;
  const { params, fieldErrors } = catalog.envelope;
  const one = (name: string, pointer: Pointer | undefined): string[] =>
    pointer === undefined ? [] : [textConstant(name, pointerText(pointer))];
  const names = (name: string, all: readonly string[]): string[] =>
    all.length === 0 ? [] : [listConstant("string", name, all.map(csharpString))];
  const pointers = (name: string, all: readonly Pointer[]): string =>
    listConstant(
      "string",
      name,
      all.map((pointer) => csharpString(pointerText(pointer))),
    );
  return [
    ...one("Absent", success.absent),
    ...one("Parent", success.parent),
    ...one("Present", success.present),
    ...sources.flatMap(({ at }, index) => one(numbered("SourceAt", index), at)),
    ...one("ParamsAt", params),
    ...one("FieldErrorsAt", fieldErrors?.at),
    ...one("Field", fieldErrors?.field),
    ...one("FieldCode", fieldErrors?.code),
    ...one("FieldText", fieldErrors?.text),
    pointers("CodePointers", code),
    pointers("TextPointers", text),
    pointers("RequestIdPointers", requestId),
    ...names("CodeHeaders", headers.code),
    ...names("RequestIdHeaders", headers.requestId),
    ...sources.flatMap(({ forms }, index) => formList(forms, index)),
  ];
}

/** `Headers.cs` */
export function headersView(context: Context) {
  const { code, requestId, retryAfter } = context.sdk.decode.headers;
  const methods = { seconds: "Seconds", milliseconds: "Milliseconds", epoch: "Epoch" } as const;
  return {
    ...fileView(context),
    several: code.length + requestId.length > 0,
    delays: retryAfter.map(({ header, unit }) => ({ header, method: methods[unit], date: header === "retry-after" })),
    milliseconds: retryAfter.some(({ unit }) => unit === "milliseconds"),
    epoch: retryAfter.some(({ unit }) => unit === "epoch"),
  };
}
