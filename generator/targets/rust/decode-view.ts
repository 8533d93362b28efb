import { englishTitle } from "../../model/catalog.js";
import type { Envelope, FieldErrorPlaces, ModuleCodeSource, Pointer } from "../../model/catalog.js";
import { kindIds, kinds } from "../../model/kind.js";
import { standardEnvelope } from "../../model/standard-envelope.js";
import { freeText } from "../../render/free-text.js";
import type { Context } from "./context.js";
import { rustString } from "./literals.js";
import { moduleName, variantOfId } from "./names.js";
import { fileView } from "./root-view.js";
import { envelopeFlags, envelopeNames, envelopeWords } from "./standard.js";

/** `plan.rs`: where responses have what. */
export function planView(context: Context) {
  const { catalog, client, sdk, options } = context;
  const domain = catalog.envelopes.find(({ id }) => id === "grpc")?.domain;
  const { decode } = sdk;
  const standard = client ? catalog.envelopes : [];
  return {
    ...fileView(context),
    title: freeText(englishTitle(catalog)),
    locales: options.locales.map(freeText),
    modules: catalog.modules.map(moduleName),
    common: optional(sdk.common, (module) => `&crate::${moduleName(module)}::MODULE`),
    envelopes: [
      envelopeView("OWN", "Where an API has what in its own responses.", catalog.envelope, decode.sources),
      ...standard.map(({ id }) => {
        const envelope = standardEnvelope(catalog, id, 200);
        const name = envelopeWords[id].toUpperCase();
        return envelopeView(name, `Where a response ${envelopeNames[id]} has what.`, envelope, envelope.moduleCode);
      }),
    ],
    requestIdHeaders: decode.headers.requestId,
    delayHeaders: decode.headers.retryAfter.map(({ header, unit }) => ({ name: header, unit: variantOfId(unit) })),
    grpc: domain !== undefined && freeText(domain),
  };
}

/** The places of an envelope. */
function envelopeView(name: string, doc: string, envelope: Envelope, sources: readonly Source[]) {
  const { code, text, requestId, success, headers, status, params, fieldErrors } = envelope;
  return {
    name,
    doc,
    code: code.map(steps),
    text: text.map(steps),
    requestId: requestId.map(steps),
    success: optional(success.code, rustString),
    absent: optional(success.absent, steps),
    present: optional(success.present, steps),
    sources: sources.map(({ at, forms }) => ({
      at: steps(at),
      forms: forms.map(({ before, after }) => ({ before: freeText(before), after: freeText(after) })),
    })),
    codeHeaders: headers.code,
    status: statusName(status),
    paramsAt: optional(params, steps),
    fieldErrorsAt: optional(fieldErrors, placesOf),
  };
}

type Source = Pick<ModuleCodeSource, "at" | "forms">;

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

/** `standard.rs` and `send.rs` */
export function standardView(context: Context) {
  const { jsonrpc, graphql, grpc, problem } = envelopeFlags(context.catalog);
  const statics = [
    ...(jsonrpc || graphql ? ["Envelope"] : []),
    ...(grpc ? ["FieldPlaces"] : []),
    "Module",
    ...(grpc ? ["DOMAIN"] : []),
    ...(graphql ? ["GRAPHQL"] : []),
    ...(grpc ? ["GRPC"] : []),
    ...(jsonrpc ? ["JSON_RPC"] : []),
    ...(problem ? ["PROBLEM"] : []),
  ];
  return {
    ...fileView(context),
    statics: `{${statics.join(", ")}}`,
    conditional: jsonrpc || graphql,
    lists: graphql || grpc,
    members: problem || jsonrpc || graphql,
    kinds: kindIds.map((id) => ({ name: variantOfId(id), grpc: kinds[id].grpc })),
  };
}
