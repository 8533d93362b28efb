import type { Pointer } from "../../model/catalog.js";
import { pointerText } from "../../model/pointer.js";
import { decoderFacts, expectedClass, numbered, sourceViews, successParts } from "../decoder-facts.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { csharpString } from "./literals.js";
import { tableClass } from "./names.js";
import { factsView } from "./root-view.js";

/** `Decoder.cs` */
export function decoderView(context: Context) {
  const { catalog, sdk } = context;
  const { code: fieldCode, text: fieldText } = catalog.envelope.fieldErrors ?? {};
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
    place: [fieldCode === undefined ? "null" : "FieldCode", fieldText === undefined ? "null" : "FieldText"].join(", "),
    expected: expectedClass(plan, "known.HttpStatus"),
  };
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
    pointer === undefined ? [] : [`private const string ${name} = ${csharpString(pointerText(pointer))};`];
  const list = (type: string, name: string, items: readonly string[]): string =>
    `private static readonly ${type}[] ${name} = [${items.join(", ")}];`;
  const names = (name: string, all: readonly string[]): string[] =>
    all.length === 0 ? [] : [list("string", name, all.map(csharpString))];
  const pointers = (name: string, all: readonly Pointer[]): string =>
    list(
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
    ...sources.flatMap(({ forms }, index) =>
      forms.length === 0
        ? []
        : [
            list(
              "Form",
              numbered("Forms", index),
              forms.map(({ before, after }) => `new(${csharpString(before)}, ${csharpString(after)})`),
            ),
          ],
    ),
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
