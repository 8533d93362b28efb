import type { StandardEnvelopeId } from "../../model/catalog.js";
import { valueTypesOf } from "../../sdk/code-reader.js";
import { codeAnnotation, hexDigits } from "./codes.js";
import type { Context } from "./context.js";
import { namesImport, tableName } from "./decode-view.js";
import { assignment, call, condition, functionHeader, importLine } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { header } from "./module-view.js";
import { baseClass, envelopeModule } from "./names.js";
import { typeVariable } from "./root-view.js";
import { decoders, hasModuleCodes, hasTravellingParams } from "./standard.js";

/** What a response in each standard envelope is, for docstrings. */
const responses: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "problem details (RFC 9457)",
  grpc: "a ``google.rpc.Status`` in its JSON form",
  "json-rpc": "a response of JSON-RPC 2.0",
  graphql: "a response of GraphQL",
};

/** `_standard.py`, `_grpc.py` and `_contents.py`, and the modules with the encoders. */
export function standardView(context: Context) {
  const { catalog, options, sdk } = context;
  const base = baseClass(catalog, options);
  const has = (id: StandardEnvelopeId): boolean => options.envelopes.includes(id);
  const travels = hasTravellingParams(catalog);
  const members = options.envelopes.some((id) => id !== "grpc");
  const domain = catalog.envelopes.find(({ id }) => id === "grpc")?.domain ?? "";
  return {
    header: header(catalog.file),
    baseImport: importLine("._base", ["Body", "Decoded", base, "InvalidResponseError"]),
    infoImport: namesImport("._info", [
      ...(travels ? ["ParamType"] : []),
      ...(hasModuleCodes(context) && hexDigits(catalog).length > 0 ? ["spelled"] : []),
    ]),
    jsonImport: importLine("._json", [
      ...["read_object", "well_formed", "whole_number"],
      ...(members ? ["Path", "at"] : []),
    ]),
    valuesImport: namesImport("._values", [
      ...(members ? ["field_errors_in"] : []),
      ...(travels ? ["params_in", "value_of"] : []),
    ]),
    typeVariable: typeVariable(base),
    moduleCode: hasModuleCodes(context),
    shared: sdk.common !== undefined,
    space: sdk.common === undefined ? "codes" : "common",
    ownTest: ownTest(context),
    travels,
    members,
    problem: has("problem"),
    jsonRpc: has("json-rpc"),
    graphql: has("graphql"),
    domain: assignment("_DOMAIN: Final", stringLiteral(domain)),
  };
}

/** Whether a code is not the module's own: an unknown text, or a number that repeats the common code. */
function ownTest(context: Context): string {
  const { catalog, sdk } = context;
  const { numbers, texts } = valueTypesOf(sdk.called);
  const isUnknown = `own not in codes.${tableName(context)}`;
  if (!numbers) return `    if ${isUnknown}:`;
  const isHex = hexDigits(catalog).length > 0;
  const isMixed = codeAnnotation(catalog.modules).includes("|");
  const repeats = isHex
    ? "spelled(own, codes.module) == spelled(code, common.module)"
    : isMixed
      ? "str(own) == str(code)"
      : "own == code";
  if (!isHex) return condition([texts ? `(isinstance(own, str) or ${repeats})` : repeats, isUnknown], "    ");
  const either = texts ? `(\n            isinstance(own, str)\n            or ${repeats}\n        )` : repeats;
  return `    if (\n        own is not None\n        and ${isUnknown}\n        and ${either}\n    ):`;
}

/** The functions of a module that decode responses in standard envelopes. */
export function decodersView(context: Context, id: string, errors: string, common: readonly string[]) {
  return decoders(context).map((envelope) => {
    const isGrpc = envelope === "grpc";
    const constant = `${isGrpc ? "_grpc" : "_standard"}.${envelopeModule(envelope).toUpperCase()}`;
    return {
      signature: functionHeader(
        decoderName(envelope),
        ["status: int", "headers: Headers", "body: Body", "*", "now: float | None = None"],
        `Decoded[${errors}]`,
      ),
      id,
      response: responses[envelope],
      grpc: isGrpc,
      modules: isGrpc ? "_grpc, _standard" : "_standard",
      returnDecoded: call(
        "return _standard.decode_standard",
        [constant, "status", "headers", "body", "now=now", `module=${errors}`, "codes=CODES", ...common],
        "    ",
      ),
    };
  });
}

/** `encode_problem` */
export function encoderName(envelope: StandardEnvelopeId): string {
  return `encode_${envelopeModule(envelope)}`;
}

/** `decode_problem_response` */
export function decoderName(envelope: StandardEnvelopeId): string {
  return `decode_${envelopeModule(envelope)}_response`;
}
