import { englishTitle } from "../../model/catalog.js";
import type { Envelope, FieldErrorPlaces, Pointer } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { Context } from "./context.js";
import { rustString } from "./literals.js";
import { moduleName, variantOfId } from "./names.js";
import { fileView } from "./root-view.js";

/** `plan.rs`: where responses have what. */
export function planView(context: Context) {
  const { catalog, sdk, options } = context;
  const { decode } = sdk;
  const { params, fieldErrors } = catalog.envelope;
  const { absent, present, code } = decode.success;
  return {
    ...fileView(context),
    title: freeText(englishTitle(catalog)),
    locales: options.locales.map(freeText),
    modules: catalog.modules.map(moduleName),
    code: decode.code.map(steps),
    text: decode.text.map(steps),
    requestId: decode.requestId.map(steps),
    success: optional(code, rustString),
    absent: optional(absent, steps),
    present: optional(present, steps),
    common: optional(sdk.common, (module) => `&crate::${moduleName(module)}::MODULE`),
    sources: decode.sources.map(({ at, forms }) => ({
      at: steps(at),
      forms: forms.map(({ before, after }) => ({ before: freeText(before), after: freeText(after) })),
    })),
    codeHeaders: decode.headers.code,
    requestIdHeaders: decode.headers.requestId,
    delayHeaders: decode.headers.retryAfter.map(({ header, unit }) => ({ name: header, unit: variantOfId(unit) })),
    status: statusName(decode.status),
    paramsAt: optional(params, steps),
    fieldErrorsAt: optional(fieldErrors, placesOf),
  };
}

const statusName = (status: Envelope["status"]): string =>
  status === undefined ? "Any" : status === "entry" ? "Entry" : `Fixed(${status})`;

function placesOf({ at, field, code, text }: FieldErrorPlaces): string {
  const fields = [`at: ${steps(at)}`, `field: ${steps(field)}`];
  return `FieldPlaces { ${fields.join(", ")}, code: ${optional(code, steps)}, text: ${optional(text, steps)} }`;
}

/** A JSON pointer as its steps. */
const steps = (pointer: Pointer): string => `&[${pointer.map(rustString).join(", ")}]`;

function optional<Value>(value: Value | undefined, print: (value: Value) => string): string {
  return value === undefined ? "None" : `Some(${print(value)})`;
}
