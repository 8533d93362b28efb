import { commonModule, standardEnvelopes } from "../../model/catalog.js";
import type { Catalog, Module, StandardEnvelopeId } from "../../model/catalog.js";
import { kindIds } from "../../model/kind.js";
import { camelCase } from "../../model/name.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { codeTypeName } from "./codes.js";
import { encoded, join } from "./docs.js";
import { assigned, assignedCall, clause, listed } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { called, decoderHead, ownProperty, receiveTags } from "./module-view.js";
import { moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";
import { hasErrorsFile } from "./project-view.js";
import { typesOf } from "./root-view.js";
import { hasServerHalf } from "./server.js";
import type { View } from "./structure.js";

/** What is called after a standard envelope: `encodeProblem`, `decodeDsaProblem`. */
const suffixes: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "Problem",
  grpc: "Grpc",
  "json-rpc": "JsonRpc",
  graphql: "Graphql",
};

/** What a response is called. */
const names: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "as problem details",
  grpc: "as the status of a gRPC service that a gateway sends",
  "json-rpc": "in JSON-RPC 2.0",
  graphql: "in GraphQL",
};

/** What a standard envelope is called in code. */
export const constants: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "problem",
  grpc: "grpc",
  "json-rpc": "jsonRpc",
  graphql: "graphql",
};

/** The encoder of a standard envelope. */
export function encoderName(id: StandardEnvelopeId): string {
  return `encode${suffixes[id]}`;
}

/** A module's decoder of a standard envelope. */
export function standardDecoder(catalog: Catalog, module: Module, options: Options, id: StandardEnvelopeId): string {
  return moduleNames(catalog, module, options).decode + suffixes[id];
}

/** The entry points of standard envelopes. */
export function standardFiles(catalog: Catalog): readonly StandardEnvelopeId[] {
  return standardEnvelopes.filter((id) => catalog.envelopes.some((envelope) => envelope.id === id));
}

/** `standard.ts`: what the decoders of standard envelopes share. */
export function standardView(catalog: Catalog, options: Options): View {
  const common = commonModule(catalog);
  const commonType = common === undefined ? "" : codeTypeName(common);
  const info = common === undefined ? "" : moduleNames(catalog, common, options).info;
  return {
    header: freeText(generatedFrom(catalog.file)),
    imports: [
      ...(common === undefined ? [] : [importing([info], `./${common.id}/info.js`)]),
      importing(
        ["at", ...(common === undefined ? [] : [commonType]), "excerptOf", "messageOf", "readBody"].sort(),
        "./decode.js",
      ),
      importing(["CodeType", "ReadResponse"], "./decode.js", true),
      importing(["ErrorInfo", "FailedResponse"], "./error.js", true),
      importing(["InvalidResponseError"], "./invalid-response.js"),
      importing(["receive"], "./response.js"),
      importing(["Outside", "ReceivedResponse", "ResponseOptions"], "./response.js", true),
      importing(["fieldErrorsIn", "paramsIn", "readValue"], "./values.js"),
      importing(["FieldError", "Params"], "./values.js", true),
    ],
    isLayered: common !== undefined,
    hasCodeHeaders: catalog.envelope.headers.code.length > 0,
    code: typesOf(ownModules(catalog)),
    anyCode: typesOf(catalog.modules),
    commonType,
    findCommon: common === undefined ? "" : assignedCall("  info ??=", info, ["code"]),
  };
}

/** `members.ts`: what the encoders of standard envelopes share. */
export function membersView(catalog: Catalog): View {
  const common = commonModule(catalog);
  return {
    header: freeText(generatedFrom(catalog.file)),
    imports: [
      importing(["codeJson", "fieldErrorsJson", "paramsJson"], "./encode.js"),
      importing(["Sent"], "./encode.js", true),
    ],
    isLayered: common !== undefined,
    common: common === undefined ? "" : stringLiteral(common.id),
  };
}

/** The file of a standard envelope. */
export function envelopeView(id: StandardEnvelopeId): (catalog: Catalog, options: Options) => View {
  return (catalog, options) => {
    const common = commonModule(catalog);
    const isServer = hasServerHalf(catalog, options);
    const decoders = catalog.modules.map((module) => decoderOf(catalog, module, options, id));
    const hasUrls = catalog.docs !== undefined;
    return {
      header: freeText(generatedFrom(catalog.file)),
      imports: importsOf(catalog, options, id),
      isServer,
      isClient: true,
      isLayered: common !== undefined,
      common: common === undefined ? "" : stringLiteral(common.id),
      hasUrls,
      kinds: kindIds.map(stringLiteral),
      decoders,
      domain: assigned(
        "const domain =",
        stringLiteral(catalog.envelopes.find((envelope) => envelope.id === id)?.domain ?? catalog.id),
        ";",
      ),
    };
  };
}

function decoderOf(catalog: Catalog, module: Module, options: Options, id: StandardEnvelopeId): View {
  const isCommon = module === commonModule(catalog);
  const { info, error } = moduleNames(catalog, module, options);
  const isPerCode = hasErrorsFile(catalog, module, options);
  const args = [
    constants[id],
    "response",
    "options",
    stringLiteral(module.id),
    ...(isCommon ? [] : [codeTypeName(module), info]),
  ];
  return {
    docs: join([
      encoded(
        `The error of a response of ${called(catalog, module)}, ${names[id]}; undefined if the call succeeded.`,
        0,
      ),
      receiveTags,
    ]),
    head: decoderHead(
      standardDecoder(catalog, module, options, id),
      "response: ReceivedResponse<Body>",
      "ResponseOptions",
      [error, "InvalidResponseError"],
    ),
    read: listed("  const result = receiveStandard(", args, ");"),
    chooseClass: isPerCode ? `${classOf(module)}(result.${ownProperty(catalog)})` : "",
    create: listed(`  return new ${isPerCode ? "ErrorClass" : error}(`, ["result"], ");"),
  };
}

/** What tells the class of a code of a module. */
function classOf({ name }: Module): string {
  return `${camelCase(name)}ClassOf`;
}

function importsOf(catalog: Catalog, options: Options, id: StandardEnvelopeId): readonly string[] {
  const common = commonModule(catalog);
  const isServer = hasServerHalf(catalog, options);
  const hasParams = id === "grpc";
  const own = ownModules(catalog);
  const readers = [...new Set(own.map(codeTypeName))];
  const byModule = catalog.modules.flatMap((module) => {
    const { info, error, path } = moduleNames(catalog, module, options);
    if (module === common) return [importing([error], `./${path}/index.js`)];
    const isPerCode = hasErrorsFile(catalog, module, options);
    return [
      ...(isPerCode ? [importing([`classOf as ${classOf(module)}`], `./${path}/errors.js`)] : []),
      isPerCode ? importing([error], `./${path}/index.js`, true) : importing([error], `./${path}/index.js`),
      importing([info], `./${path}/info.js`),
    ];
  });
  const server = isServer
    ? {
        encode: [...(id === "grpc" ? ["fieldErrorsJson"] : []), "respond", "sentFor"],
        encodeTypes: ["EncodeOptions", "EncodedResponse", ...(id === "grpc" ? ["Sent"] : [])],
        members: [...(id === "grpc" ? [] : ["membersOf"]), "objectJson", ...(id === "json-rpc" ? ["sentCode"] : [])],
      }
    : undefined;
  return [
    ...byModule,
    importing([...(id === "problem" ? [] : ["at"]), ...readers].sort(), "./decode.js"),
    ...(server === undefined
      ? []
      : [importing(server.encode, "./encode.js"), importing(server.encodeTypes, "./encode.js", true)]),
    ...(hasParams && isServer ? [importing(["Kind"], "./error.js", true)] : []),
    importing(["isInvalidResponseError"], "./invalid-response.js"),
    importing(["InvalidResponseError"], "./invalid-response.js", true),
    ...(hasParams && isServer ? [importing(["printed"], "./known.js")] : []),
    ...(server === undefined ? [] : [importing(server.members, "./members.js")]),
    ...(hasParams && isServer ? [importing(["Members"], "./members.js", true)] : []),
    ...(id === "problem" ? [importing(["contentTypeOf"], "./response.js")] : []),
    importing(["ReceivedResponse", "ResponseOptions"], "./response.js", true),
    importing(
      [
        ...(id === "problem" || id === "grpc" ? ["isFine"] : []),
        ...(id === "grpc" ? [] : ["partsAt"]),
        "receiveStandard",
      ],
      "./standard.js",
    ),
    importing(["Standard"], "./standard.js", true),
    ...(hasParams
      ? [
          importing(["fieldErrorsIn", "paramsIn", "readValue"], "./values.js"),
          importing([...(isServer ? ["FieldError"] : []), "ParamType", "Params"], "./values.js", true),
        ]
      : []),
  ];
}

function importing(names: readonly string[], path: string, types = false): string {
  return clause(types ? "import type" : "import", names, stringLiteral(path));
}
