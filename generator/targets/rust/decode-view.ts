import { englishTitle } from "../../model/catalog.js";
import type { Pointer } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import type { Context } from "./context.js";
import { rustString } from "./literals.js";
import { moduleName, variantOfId } from "./names.js";

/** `plan.rs`: how responses are read. */
export function planView({ catalog, sdk, options }: Context) {
  const { decode } = sdk;
  const { absent, present, parent = [], code } = decode.success;
  return {
    header: freeText(generatedFrom(catalog.file)),
    title: freeText(englishTitle(catalog)),
    locales: options.locales.map(freeText),
    code: decode.code.map(steps),
    text: decode.text.map(steps),
    requestId: decode.requestId.map(steps),
    success: optional(code, rustString),
    absent: optional(absent, (at) => `(${steps(at)}, ${steps(parent)})`),
    present: optional(present, steps),
    common: optional(sdk.common, (module) => `&crate::${moduleName(module)}::MODULE`),
    sources: decode.sources.map(({ at, forms }) => ({
      at: steps(at),
      forms: forms.map(({ before, after }) => ({ before: freeText(before), after: freeText(after) })),
    })),
    codeHeaders: decode.headers.code,
    requestIdHeaders: decode.headers.requestId,
    delayHeaders: decode.headers.retryAfter.map(({ header, unit }) => ({ name: header, unit: variantOfId(unit) })),
    status: decode.status === undefined ? "Any" : decode.status === "entry" ? "Entry" : `Fixed(${decode.status})`,
  };
}

/** Where params and field errors are. */
export function valuesView({ catalog, params, fieldErrors }: Context) {
  const { envelope } = catalog;
  const places = envelope.fieldErrors;
  return {
    header: freeText(generatedFrom(catalog.file)),
    params: params && steps(envelope.params ?? []),
    fieldErrors: fieldErrors &&
      places !== undefined && {
        at: steps(places.at),
        field: steps(places.field),
        code: optional(places.code, steps),
        text: optional(places.text, steps),
      },
  };
}

/** A JSON pointer as its steps. */
const steps = (pointer: Pointer): string => `&[${pointer.map(rustString).join(", ")}]`;

function optional<Value>(value: Value | undefined, print: (value: Value) => string): string {
  return value === undefined ? "None" : `Some(${print(value)})`;
}
