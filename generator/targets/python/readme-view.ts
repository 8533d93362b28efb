import type { Entry, Module, StandardEnvelopeId } from "../../model/catalog.js";
import { isPublic, sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import type { Context } from "./context.js";
import { creatorOf, exampleValues } from "./examples.js";
import { call, except, importLine } from "./layout.js";
import { markdownUrl } from "./literals.js";
import { titleOf } from "./module-view.js";
import { explanationsModule } from "./explanations-view.js";
import { operationsExample } from "./operations-view.js";
import {
  codeClass,
  enumName,
  envelopeModule,
  kindClass,
  makerName,
  memberName,
  moduleClass,
  moduleName,
} from "./names.js";
import { adapterUses } from "./readme-adapters.js";
import { usage } from "./root-view.js";
import { hasModuleCodes } from "./standard.js";
import { decoderName, encoderName } from "./standard-view.js";
import { hasExamples, testingModule } from "./testing-view.js";

/** `README.md` */
export function readmeView(context: Context) {
  const { catalog, options, sdk } = context;
  const { exampleModule, base } = usage(context);
  const module = sdk.called[0] ?? catalog.modules[0];
  // What the caller did wrong shows more of catching than what broke on the server.
  const entry = module?.entries.find(({ kind }) => kind !== "internal" && kind !== "unknown") ?? module?.entries[0];
  const kind = entry === undefined ? undefined : kindClass(entry.kind, options);
  const passed = ["response.content", "response.status_code"];
  const exampleClass = module === undefined ? "" : moduleClass(module, catalog, options);
  return {
    source: catalog.file.replace(/[^\w./-]/g, "_"),
    title: freeText(titleOf(catalog.title, context)),
    distribution: options.distribution,
    package: options.package,
    exampleModule,
    envelopes: options.envelopes.map((id) => ({
      title: titles[id],
      module: `${options.package}.${envelopeModule(id)}`,
      encode: options.server ? encoderName(id) : "",
      decode: options.client ? `${exampleModule}.${decoderName(id)}` : "",
    })),
    base,
    perKind: options.perKind,
    exceptCode:
      entry === undefined || module === undefined || options.perKind
        ? ""
        : except(`${exampleModule}.${codeClass(entry.name, module, catalog, options)}`),
    exceptKind: kind === undefined ? "" : except(kind),
    exceptModule: except(`${exampleModule}.${exampleClass}`, " as error"),
    exceptInvalid: except("InvalidResponseError", " as error"),
    exampleClass,
    raiseExample: call(`${exampleModule}.raise_for_error`, passed, "    "),
    decodeInLoop: call(
      `error = ${exampleModule}.decode_response`,
      ["response.status_code", "response.headers", "response.content"],
      "        ",
    ),
    exampleError: entry === undefined || module === undefined ? "" : codeClass(entry.name, module, catalog, options),
    exampleArguments: ['"text"', ...(entry !== undefined && options.server ? exampleValues(entry, catalog) : [])].join(
      ", ",
    ),
    hasEntry: entry !== undefined,
    client: options.client,
    server: options.server,
    exampleMaker: entry === undefined ? "" : makerName(entry.name),
    raiseImport: importLine(options.package, [exampleModule, "encode", "log"]),
    raiseCall: entry === undefined || module === undefined ? "" : raising(entry, module, context),
    moduleCode: hasModuleCodes(context),
    requestId: sdk.decode.hasRequestId,
    params: sendsParams(catalog),
    fieldErrors: sendsFieldErrors(catalog),
    exampleImport: importLine(options.package, [
      "InvalidResponseError",
      ...(kind === undefined ? [] : [kind]),
      exampleModule,
    ]),
    retryImport: importLine(options.package, [exampleModule, "retry_decision"]),
    testing:
      options.testkit && entry !== undefined && module !== undefined && isPublic(entry)
        ? `${exampleModule}.${enumName(module)}.${memberName(entry.name)}`
        : "",
    testingParams: hasExamples(catalog),
    testingEnvelope: options.envelopes[0] ?? "",
    exampleModuleImport: importLine(options.package, [exampleModule]),
    testingImport: importLine(`${options.package}.${testingModule}`, ["mock_transport", "raises_code"]),
    testingCall: call(
      `${exampleModule}.raise_for_response`,
      ["response.status_code", "response.headers", "response.content"],
      "        ",
    ),
    ...(entry === undefined
      ? { adapters: false }
      : { adapters: options.adapters.length > 0, ...adapterUses(context, exampleModule) }),
    explanations: options.explanations ? `${options.package}.${explanationsModule}` : "",
    ...{ operations: "", ...operationsExample(context, exampleModule) },
    shared: sdk.common !== undefined,
    foreign: sdk.decode.foreignKeys.length > 0,
    locale: options.locales.at(-1) ?? "",
    modules: catalog.modules.map((module) => ({
      name: moduleName(module.id, options),
      title: freeText(titleOf(module.title, context)),
      enum: enumName(module),
      docs: markdownUrl(module.entries[0]?.url?.split("#")[0] ?? ""),
    })),
  };
}

/** What the standard envelopes are called. */
const titles: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "Problem details (RFC 9457)",
  grpc: "`google.rpc.Status`, as gateways of gRPC services send it",
  "json-rpc": "JSON-RPC 2.0",
  graphql: "GraphQL",
};

/** How a server raises the error of an entry. */
function raising(entry: Entry, module: Module, context: Context): string {
  const values = [...exampleValues(entry, context.catalog), 'log={"name": name}'];
  return call(`raise ${creatorOf(entry, module, context)}`, values, "        ", " from error");
}
