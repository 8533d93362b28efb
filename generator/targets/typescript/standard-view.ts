import { commonModule } from "../../model/catalog.js";
import type { Catalog, Module, StandardEnvelopeId } from "../../model/catalog.js";
import { kindIds } from "../../model/kind.js";
import { camelCase } from "../../model/name.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { adaptersOf } from "./adapters.js";
import { codeTypeName } from "./codes.js";
import { encoded, join } from "./docs.js";
import { assigned, assignedCall, clause, listed } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { called, decoderHead, ownProperty, receiveTags } from "./module-view.js";
import { moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";
import { hasErrorsFile } from "./project-view.js";
import { typesOf } from "./root-view.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
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

/** `standard.ts`: what the decoders of standard envelopes share. */
export function standardView(catalog: Catalog, options: Options): View {
  const hasCalls = adaptersOf(catalog, options).includes("grpc-js");
  const common = commonModule(catalog);
  const commonType = common === undefined ? "" : codeTypeName(common);
  const info = common === undefined ? "" : moduleNames(catalog, common, options).info;
  return {
    header: freeText(generatedFrom(catalog.file)),
    imports: [
      ...(common === undefined ? [] : [importing([info], `./${common.id}/info.js`)]),
      importing([...(common === undefined ? [] : [commonType]), "messageOf"].sort(), "./code-type.js"),
      importing(["CodeType", "InfoOf"], "./code-type.js", true),
      importing(["excerptOf", "readBody"], "./decode.js"),
      importing(["ReadResponse"], "./decode.js", true),
      importing(["ErrorInfo", "FailedResponse"], "./error.js", true),
      importing(["InvalidResponseError"], "./invalid-response.js"),
      importing(["at"], "./pointer.js"),
      importing([...(hasCalls ? ["contentTypeOf"] : []), "entryMismatch", "receive"], "./response.js"),
      importing(["Outside", "ReceivedResponse", "ResponseOptions"], "./response.js", true),
      importing(["fieldErrorsIn", "paramsIn", "readValue"], "./values.js"),
      importing(["FieldError", "Params"], "./values.js", true),
    ],
    isLayered: common !== undefined,
    hasCalls,
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
    const isClient = hasClientHalf(options);
    const decoders = isClient ? catalog.modules.map((module) => decoderOf(catalog, module, options, id)) : [];
    const hasUrls = catalog.docs !== undefined;
    return {
      header: freeText(generatedFrom(catalog.file)),
      imports: importsOf(catalog, options, id),
      isServer,
      isClient,
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

/** The imports of a standard envelope, in the order of the files that they are from. */
function importsOf(catalog: Catalog, options: Options, id: StandardEnvelopeId): readonly string[] {
  const client = hasClientHalf(options) ? decoding(catalog, options, id) : [];
  const server = hasServerHalf(catalog, options) ? encoding(id) : [];
  return joined([...client, ...server]);
}

/** What an import takes from a file. */
interface Imported {
  readonly names: readonly string[];
  readonly from: string;
  readonly types?: boolean;
}

/** What the decoders of a standard envelope import. */
function decoding(catalog: Catalog, options: Options, id: StandardEnvelopeId): readonly Imported[] {
  const common = commonModule(catalog);
  const readers = [...new Set(ownModules(catalog).map(codeTypeName))];
  const byModule = catalog.modules.flatMap((module): readonly Imported[] => {
    const { info, error, path } = moduleNames(catalog, module, options);
    if (module === common) return [{ names: [error], from: `./${path}/index.js` }];
    const isPerCode = hasErrorsFile(catalog, module, options);
    return [
      ...(isPerCode ? [{ names: [`classOf as ${classOf(module)}`], from: `./${path}/errors.js` }] : []),
      { names: [error], from: `./${path}/index.js`, types: isPerCode },
      { names: [info], from: `./${path}/info.js` },
    ];
  });
  return [
    ...byModule,
    { names: readers, from: "./code-type.js" },
    { names: ["isInvalidResponseError"], from: "./invalid-response.js" },
    { names: ["InvalidResponseError"], from: "./invalid-response.js", types: true },
    { names: id === "problem" ? [] : ["at"], from: "./pointer.js" },
    { names: id === "problem" ? ["contentTypeOf"] : [], from: "./response.js" },
    { names: ["ReceivedResponse", "ResponseOptions"], from: "./response.js", types: true },
    {
      names: [
        ...(id === "problem" || id === "grpc" ? ["isFine"] : []),
        ...(id === "grpc" ? [] : ["partsAt"]),
        "receiveStandard",
      ],
      from: "./standard.js",
    },
    { names: ["Standard"], from: "./standard.js", types: true },
    { names: id === "grpc" ? ["fieldErrorsIn", "paramsIn", "readValue"] : [], from: "./values.js" },
    { names: id === "grpc" ? ["ParamType", "Params"] : [], from: "./values.js", types: true },
  ];
}

/** What the encoder of a standard envelope imports. */
function encoding(id: StandardEnvelopeId): readonly Imported[] {
  const types = ["EncodeOptions", "EncodedResponse"];
  if (id !== "grpc") {
    const members = ["membersOf", "objectJson", ...(id === "json-rpc" ? ["sentCode"] : [])];
    return [
      { names: ["respond", "sentFor"], from: "./encode.js" },
      { names: types, from: "./encode.js", types: true },
      { names: members, from: "./members.js" },
    ];
  }
  return [
    { names: ["fieldErrorsJson", "respond", "sentFor"], from: "./encode.js" },
    { names: [...types, "Sent"], from: "./encode.js", types: true },
    { names: ["Kind"], from: "./error.js", types: true },
    { names: ["printed"], from: "./known.js" },
    { names: ["objectJson"], from: "./members.js" },
    { names: ["Members"], from: "./members.js", types: true },
    { names: ["paramsIn", "readValue"], from: "./values.js" },
    { names: ["FieldError"], from: "./values.js", types: true },
  ];
}

/** One clause for what is imported from a file, and one for its types. Modules come first, in their order. */
function joined(imports: readonly Imported[]): readonly string[] {
  const isOfModule = ({ from }: Imported): boolean => from.split("/").length > 2;
  const clauses = new Map<string, Imported>();
  const files = imports.filter((one) => !isOfModule(one)).sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const one of [...imports.filter(isOfModule), ...files]) {
    const key = `${one.from} ${String(one.types === true)}`;
    const names = new Set([...(clauses.get(key)?.names ?? []), ...one.names]);
    if (names.size > 0) clauses.set(key, { ...one, names: [...names] });
  }
  return [...clauses.values()].map(({ names, from, types }) => importing([...names].sort(), from, types));
}

function importing(names: readonly string[], path: string, types = false): string {
  return clause(types ? "import type" : "import", names, stringLiteral(path));
}
