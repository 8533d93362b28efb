import type { Pointer } from "../../model/catalog.js";
import { freeIn, sendsParams } from "../../model/sent.js";
import { pointerText } from "../../model/pointer.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { numbered } from "../decoder-facts.js";
import { placeIn } from "./decode-view.js";
import { withCall, withText } from "./layout.js";
import { utf16String } from "../text-line.js";
import { errorsClass } from "./names.js";
import { hasReplacement } from "./served-view.js";
import { envelopesView } from "./standard-view.js";

/** `Encoder.java` */
export function encoderView(context: Context) {
  const { catalog, locales, sdk } = context;
  const { envelope } = catalog;
  const { status, headers, success } = envelope;
  const { sources, hasForms } = sdk.decode;
  return {
    ...fileView(context),
    constants: constants(context),
    owner: sdk.common === undefined ? "sent.module()" : `${errorsClass(sdk.common)}.SPACE`,
    sources: sources.length > 0,
    forms: hasForms,
    nothing: !hasReplacement(context),
    status: typeof status === "number" ? String(status) : "sent.entry().httpStatus()",
    standard: catalog.envelopes.length > 0,
    languages: locales.length > 1,
    idHeader: headers.requestId[0] ?? "",
    requestId: envelope.requestId.length > 0,
    ownParams: envelope.params !== undefined,
    ownFieldErrors: envelope.fieldErrors !== undefined,
    place: placeIn(context),
    absent: success.absent !== undefined,
  };
}

/** Where an error has what: no pointers at or below the one that only a success has. */
function constants({ catalog, sdk }: Context): string[][] {
  const { envelope } = catalog;
  const { code, text, requestId, params, fieldErrors, success } = envelope;
  const isFree = freeIn(envelope);
  const list = (name: string, type: string, items: readonly string[]): string[] =>
    withCall(2, `private static final List<${type}> ${name} =`, "List.of", items);
  const pointers = (name: string, all: readonly Pointer[]): string[] =>
    list(
      name,
      "String",
      all.filter(isFree).map((pointer) => utf16String(pointerText(pointer))),
    );
  const at = (pointer: Pointer): string => (isFree(pointer) ? pointerText(pointer) : "");
  const one = (name: string, pointer: string | undefined): string[][] =>
    pointer === undefined ? [] : [withText(2, `private static final String ${name} =`, pointer)];
  const inItem = (pointer: Pointer | undefined): string | undefined => pointer && pointerText(pointer);
  const { sources, hasForms } = sdk.decode;
  const forms = sources.flatMap((source, index) =>
    source.forms.length === 0
      ? []
      : [
          list(
            numbered("FORMS", index),
            "Form",
            source.forms.map(({ before, after }) => `new Form(${utf16String(before)}, ${utf16String(after)})`),
          ),
        ],
  );
  const places = sources.map((source, index) => {
    const all = source.forms.length === 0 ? "List.of()" : numbered("FORMS", index);
    return hasForms ? `new Source(${utf16String(at(source.at))}, ${all})` : utf16String(at(source.at));
  });
  return [
    pointers("CODE", code),
    ...forms,
    ...(sources.length === 0 ? [] : [list("SOURCES", hasForms ? "Source" : "String", places)]),
    pointers("TEXT", text),
    ...(requestId.length === 0 ? [] : [pointers("REQUEST_ID", requestId)]),
    ...one("PARAMS", params && at(params)),
    ...one("FIELD_ERRORS", fieldErrors && at(fieldErrors.at)),
    ...one("FIELD", inItem(fieldErrors?.field)),
    ...one("FIELD_CODE", inItem(fieldErrors?.code)),
    ...one("FIELD_TEXT", inItem(fieldErrors?.text)),
    ...one("ABSENT", success.absent && at(success.absent)),
  ];
}

/** `Sent.java` */
export function sentView(context: Context) {
  const { catalog, fieldErrors, locales, params, sdk } = context;
  return {
    ...fileView(context),
    params,
    fieldErrors,
    standard: catalog.envelopes.length > 0,
    lists: params || fieldErrors,
    languages: locales.length > 1,
    nothing: !hasReplacement(context),
    common: sdk.common?.id ?? "",
    sendsParams: params && sendsParams(catalog),
  };
}

/** `EncodedResponse.java` */
export function responseView(context: Context) {
  return { ...fileView(context), ...envelopesView(context) };
}

/** `LogFields.java` */
export function logView(context: Context) {
  const { catalog, fieldErrors, params } = context;
  return { ...fileView(context), type: utf16String(`${catalog.id}.`), params, fieldErrors };
}
