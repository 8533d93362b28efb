import type { Pointer } from "../../model/catalog.js";
import { pointerText } from "../../model/pointer.js";
import type { SourcePlan } from "../../sdk/decode-plan.js";
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
  const { success, headers } = plan;
  const codeHeaders = headers.code.length > 0;
  const hasConditions = success.absent !== undefined || success.present !== undefined;
  const successCode = success.code !== undefined;
  return {
    ...fileView(context),
    constants: constants(context),
    codeHeaders,
    owner: sdk.common === undefined ? "called" : `${errorsClass(sdk.common)}.SPACE`,
    success: hasConditions || successCode ? conjunction(4, conditions(context)) : [],
    successArguments: [...(hasConditions ? ["root"] : []), ...(successCode ? ["owner", "code"] : [])].join(", "),
    successParameters: [
      ...(hasConditions ? ["Object root"] : []),
      ...(successCode ? ["Space owner", "@Nullable String code"] : []),
    ].join(", "),
    refutable: codeHeaders && hasConditions && !successCode,
    foreign: plan.foreignKeys.length > 0,
    sources: plan.sources.map(sourceView),
    forms: plan.hasForms,
    server: context.server,
    params: context.params,
    paramsAt: envelope.params !== undefined,
    fieldErrors: context.fieldErrors,
    fieldErrorsAt: envelope.fieldErrors !== undefined,
    place: placeIn(context),
    expected:
      plan.status === undefined
        ? ""
        : plan.status === "entry"
          ? "known.httpStatus() / 100"
          : String(Math.floor(plan.status / 100)),
    requestIdHeaders: headers.requestId.length > 0,
  };
}

function sourceView({ forms }: SourcePlan, index: number) {
  return {
    at: numbered("SOURCE", index),
    formsName: numbered("FORMS", index),
    name: numbered(forms.length > 0 ? "text" : "own", index),
    forms: forms.length > 0,
  };
}

export const numbered = (name: string, index: number): string => (index === 0 ? name : `${name}${index + 1}`);

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
