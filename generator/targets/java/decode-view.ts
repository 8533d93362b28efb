import type { Pointer } from "../../model/catalog.js";
import { pointerText } from "../../model/pointer.js";
import { decoderFacts, expectedClass, numbered, sourceViews, successParts } from "../decoder-facts.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { conjunction, withCall, withText } from "./layout.js";
import { utf16String } from "../text-line.js";
import { errorsClass } from "./names.js";

/** `Decoder.java` */
export function decoderView(context: Context) {
  const { catalog, sdk } = context;
  const { envelope } = catalog;
  const plan = sdk.decode;
  const all = conditions(context);
  return {
    ...fileView(context),
    constants: constants(context),
    ...decoderFacts(plan),
    owner: sdk.common === undefined ? "called" : `${errorsClass(sdk.common)}.SPACE`,
    success: all.length > 0 ? conjunction(4, all) : [],
    successArguments: successParts(plan, ["root"], ["owner", "code"]).join(", "),
    successParameters: successParts(plan, ["Object root"], ["Space owner", "@Nullable String code"]).join(", "),
    sources: sourceViews(plan, "SOURCE", "FORMS"),
    server: context.server,
    params: context.params,
    paramsAt: envelope.params !== undefined,
    fieldErrors: context.fieldErrors,
    fieldErrorsAt: envelope.fieldErrors !== undefined,
    place: placeIn(context),
    expected: expectedClass(plan, "known.httpStatus()"),
  };
}

function conditions({ sdk }: Context): string[] {
  const { absent, parent, present, code } = sdk.decode.success;
  return [
    ...(code === undefined ? [] : ["code != null", "code.equals(owner.success())"]),
    ...(absent === undefined ? [] : ["Json.isNothing(Json.at(root, ABSENT))"]),
    ...(parent === undefined ? [] : ["Json.at(root, PARENT) instanceof Map"]),
    ...(present === undefined ? [] : ["Json.at(root, PRESENT) != null"]),
  ];
}

/** Where a field error has its code and its text, as arguments. */
export function placeIn({ catalog }: Context): string {
  const { code, text } = catalog.envelope.fieldErrors ?? {};
  return [code === undefined ? "null" : "FIELD_CODE", text === undefined ? "null" : "FIELD_TEXT"].join(", ");
}

/** The constants of the decoder: where things are in a response. */
function constants({ catalog, sdk }: Context): string[][] {
  const { code, text, requestId, success, sources, headers } = sdk.decode;
  const { params, fieldErrors } = catalog.envelope;
  const one = (name: string, pointer: Pointer | undefined): string[][] =>
    pointer === undefined ? [] : [withText(2, `private static final String ${name} =`, pointerText(pointer))];
  const list = (name: string, type: string, items: readonly string[]): string[] =>
    withCall(2, `private static final List<${type}> ${name} =`, "List.of", items);
  const pointers = (name: string, all: readonly Pointer[]): string[] =>
    list(
      name,
      "String",
      all.map((pointer) => utf16String(pointerText(pointer))),
    );
  const names = (name: string, all: readonly string[]): string[][] =>
    all.length === 0 ? [] : [list(name, "String", all.map(utf16String))];
  return [
    pointers("CODE", code),
    pointers("TEXT", text),
    pointers("REQUEST_ID", requestId),
    ...one("ABSENT", success.absent),
    ...one("PARENT", success.parent),
    ...one("PRESENT", success.present),
    ...sources.flatMap(({ at, forms }, index) => [
      ...one(numbered("SOURCE", index), at),
      ...(forms.length === 0
        ? []
        : [
            list(
              numbered("FORMS", index),
              "Form",
              forms.map(({ before, after }) => `new Form(${utf16String(before)}, ${utf16String(after)})`),
            ),
          ]),
    ]),
    ...one("PARAMS", params),
    ...one("FIELD_ERRORS", fieldErrors?.at),
    ...one("FIELD", fieldErrors?.field),
    ...one("FIELD_CODE", fieldErrors?.code),
    ...one("FIELD_TEXT", fieldErrors?.text),
    ...names("CODE_HEADERS", headers.code),
    ...names("REQUEST_ID_HEADERS", headers.requestId),
  ];
}

/** `Headers.java` */
export function headersView(context: Context) {
  const { code, requestId, retryAfter } = context.sdk.decode.headers;
  return {
    ...fileView(context),
    several: code.length + requestId.length > 0,
    delays: retryAfter.map(({ header, unit }) => ({ header, method: unit, date: header === "retry-after" })),
    milliseconds: retryAfter.some(({ unit }) => unit === "milliseconds"),
    epoch: retryAfter.some(({ unit }) => unit === "epoch"),
  };
}
