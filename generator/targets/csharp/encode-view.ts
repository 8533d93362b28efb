import type { Pointer } from "../../model/catalog.js";
import { pointerText } from "../../model/pointer.js";
import { freeIn } from "../../model/sent.js";
import { numbered } from "../decoder-facts.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { formList, listConstant, placeIn, textConstant } from "./decode-view.js";
import { csharpString } from "./literals.js";
import { replacementsOf } from "./served-view.js";
import { standardView } from "./standard-view.js";

/** `Encoder.cs` */
export function encoderView(context: Context) {
  const { catalog, locales, sdk } = context;
  const { status, headers, success, requestId, params, fieldErrors } = catalog.envelope;
  const { sources, hasForms } = sdk.decode;
  return {
    ...fileView(context),
    constants: constants(context),
    sources: sources.length > 0,
    forms: hasForms,
    status: typeof status === "number" ? String(status) : "sent.Entry.HttpStatus",
    languages: locales.length > 1,
    idHeader: headers.requestId[0] === undefined ? "" : csharpString(headers.requestId[0]),
    requestId: requestId.length > 0,
    ownParams: params !== undefined,
    ownFieldErrors: fieldErrors !== undefined,
    place: placeIn(context),
    absent: success.absent !== undefined,
  };
}

/** Where an error has what: no pointers at or below the one that only a success has. */
function constants({ catalog, sdk }: Context): string[] {
  const { envelope } = catalog;
  const { code, text, requestId, params, fieldErrors, success } = envelope;
  const { sources, hasForms } = sdk.decode;
  const isFree = freeIn(envelope);
  const at = (pointer: Pointer): string => (isFree(pointer) ? pointerText(pointer) : "");
  const pointers = (name: string, all: readonly Pointer[]): string =>
    listConstant(
      "string",
      name,
      all.filter(isFree).map((pointer) => csharpString(pointerText(pointer))),
    );
  const placed = (name: string, pointer: Pointer | undefined): string[] =>
    pointer === undefined ? [] : [textConstant(name, at(pointer))];
  const inItem = (name: string, pointer: Pointer | undefined): string[] =>
    pointer === undefined ? [] : [textConstant(name, pointerText(pointer))];
  const places = sources.map((source, index) => {
    const place = csharpString(at(source.at));
    if (!hasForms) return place;
    return `new(${place}, ${source.forms.length === 0 ? "[]" : numbered("Forms", index)})`;
  });
  return [
    ...placed("ParamsAt", params),
    ...placed("FieldErrorsAt", fieldErrors?.at),
    ...inItem("Field", fieldErrors?.field),
    ...inItem("FieldCode", fieldErrors?.code),
    ...inItem("FieldText", fieldErrors?.text),
    ...placed("Absent", success.absent),
    pointers("CodePointers", code),
    pointers("TextPointers", text),
    ...(requestId.length === 0 ? [] : [pointers("RequestIdPointers", requestId)]),
    ...sources.flatMap(({ forms }, index) => formList(forms, index)),
    ...(sources.length === 0 ? [] : [listConstant(hasForms ? "Source" : "string", "Sources", places)]),
  ];
}

/** `Sent.cs` */
export function sentView(context: Context) {
  const { fieldErrors, locales, sdk } = context;
  const view = standardView(context);
  return {
    ...view,
    commonId: sdk.common?.id ?? "",
    others: replacementsOf(context).others.length > 0,
    languages: locales.length > 1,
    fieldErrors,
    sentParams: view.params,
    params: context.params,
    lists: context.params || fieldErrors,
  };
}

/** `LogFields.cs` */
export function logView(context: Context) {
  const { catalog, fieldErrors, params } = context;
  return { ...fileView(context), type: csharpString(`${catalog.id}.`), params, fieldErrors };
}
