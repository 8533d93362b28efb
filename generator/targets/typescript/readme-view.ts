import { responsesWith } from "../../conformance/response.js";
import { commonModule, textIn } from "../../model/catalog.js";
import type { Catalog, Module, StandardEnvelopeId } from "../../model/catalog.js";
import { errorsOfOperation } from "../../model/operation.js";
import { fence } from "../../render/fence.js";
import { freeText } from "../../render/free-text.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import { generatedFrom } from "../header.js";
import { adapterExamples } from "./adapter-view.js";
import { docsLocale } from "./docs.js";
import { grpcExamples } from "./grpc-view.js";
import { assigned, assignedCall, clause, conditional } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import { explanationsPath } from "./explanations-view.js";
import { operationNames } from "./operations-view.js";
import type { Options } from "./options.js";
import { created, raiseExample } from "./raise-example.js";
import { namespaceName } from "./raise-view.js";
import { hasErrorsFile } from "./project-view.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import { encoderName, standardDecoder } from "./standard-view.js";
import { serverExamples } from "./server-example.js";
import type { View } from "./structure.js";
import { testingExample } from "./testing-view.js";
import { hasValues, standardFiles } from "./values.js";

/** What the README shows of the first operation that has errors. */
function operationExample(catalog: Catalog, options: Options): readonly View[] {
  const [first] = operationsWithErrors(catalog);
  const [error] = first === undefined ? [] : errorsOfOperation(catalog, first);
  const module = catalog.modules.find(({ id }) => id === error?.entry.module);
  if (first === undefined || error === undefined || module === undefined) return [];
  const names = operationNames(catalog, options)(first);
  const path = `${options.package}/operations`;
  const namespace = namespaceName(module);
  return [
    {
      path,
      ...names,
      catch: [
        clause("import", [names.guard], stringLiteral(path)),
        "",
        conditional("if (", names.guard, ["error"], " {"),
        "  console.warn(error.codeName);",
        "} else throw error;",
      ],
      throw: hasServerHalf(catalog, options)
        ? [
            clause("import", [names.raise], stringLiteral(path)),
            clause("import", [namespace], stringLiteral(`${options.package}/server`)),
            "",
            ...created("const error =", namespace, error.entry, "", []),
            `throw ${names.raise}(error);`,
          ]
        : [],
    },
  ];
}

/** `README.md` */
export function readmeView(catalog: Catalog, options: Options): View {
  const locale = docsLocale(catalog);
  const own = ownModules(catalog);
  const module = own.find(({ entries }) => entries.length > 0) ?? own[0] ?? catalog.modules[0];
  const { guard } = catalogNames(catalog, options);
  const classes = own.find((candidate) => hasErrorsFile(catalog, candidate, options));
  const isClient = hasClientHalf(options);
  const created = module === undefined || !isClient ? [] : create(catalog, module, options);
  return {
    header: freeText(generatedFrom(catalog.file)),
    package: options.package,
    title: freeText(textIn(catalog.title, locale, catalog)),
    description: freeText(textIn(catalog.description, locale, catalog)),
    isClient,
    example: module === undefined || !isClient ? [] : example(catalog, module, options),
    retry: module === undefined || !isClient ? [] : retry(catalog, module, options),
    raise: module === undefined ? [] : raiseExample(catalog, module, options),
    envelopes: standardFiles(catalog, options).map((id) => ({
      path: `${options.package}/${id}`,
      title: standardTitles[id],
      encode: hasServerHalf(catalog, options) ? encoderName(id) : "",
      decode: module === undefined || !isClient ? "" : standardDecoder(catalog, module, options, id),
    })),
    firstEnvelope: standardFiles(catalog, options)[0] ?? "",
    hasParams: hasValues(catalog),
    isMultilingual: options.locales.length > 1,
    create: created,
    fence: fence(created.join("\n")),
    guard,
    decodeResponse: module === undefined ? "" : moduleNames(catalog, module, options).decodeResponse,
    isLayered: catalog.envelope.common !== undefined,
    operations: operationExample(catalog, options),
    explanations: hasExplanations(catalog) ? `${options.package}/${explanationsPath}` : "",
    errorsPath: classes === undefined ? "" : `${options.package}/${classes.id}/errors`,
    ...adapterExamples(catalog, module, options),
    ...serverExamples(catalog, module, options),
    ...grpcExamples(catalog, module, options),
    testing: testingExample(catalog, module, options),
    modules: catalog.modules.map((listedModule) => {
      const { codes, path } = moduleNames(catalog, listedModule, options);
      return {
        path: `${options.package}/${path}`,
        codes,
        file: `src/${path}/code.ts`,
        title: freeText(textIn(listedModule.title, locale, catalog)),
        isCommon: listedModule === commonModule(catalog),
      };
    }),
  };
}

/** How a README calls the standard envelopes. */
const standardTitles: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "problem details (RFC 9457)",
  grpc: "`google.rpc.Status`, as gateways of gRPC services send it",
  "json-rpc": "JSON-RPC 2.0",
  graphql: "GraphQL",
};

/** Decoding and telling errors apart, in the fewest lines. */
function example(catalog: Catalog, module: Module, options: Options): string[] {
  const names = moduleNames(catalog, module, options);
  const path = stringLiteral(`${options.package}/${names.path}`);
  const [entry] = module.entries;
  const decode = [
    "const options = { status: response.status };",
    assignedCall("const error =", names.decode, ["await response.text()", "options"]),
  ];
  if (entry === undefined) return [clause("import", [names.decode], path), "", ...decode, "if (error) throw error;"];
  const test = conditional("if (", names.guard, ["error", `${names.codes}.${entry.name}`], " {");
  return [
    clause("import", [names.codes, names.decode, names.guard], path),
    "",
    ...decode,
    test,
    "  console.warn(error.detail);",
    "} else if (error) throw error;",
  ];
}

/** The loop that clients need: the package decides, and they send. */
export function retry(catalog: Catalog, module: Module, options: Options): string[] {
  const { decodeResponse, path } = moduleNames(catalog, module, options);
  return [
    'import { setTimeout } from "node:timers/promises";',
    clause("import", ["retryDecision"], stringLiteral(options.package)),
    clause("import", [decodeResponse], stringLiteral(`${options.package}/${path}`)),
    "",
    "/** Sends a request that may be carried out twice, again while that may help. */",
    "async function send(request: () => Promise<Response>): Promise<string> {",
    "  const start = performance.now();",
    "  for (let attempt = 1; ; attempt++) {",
    "    let error: Error | undefined;",
    "    try {",
    "      const response = await request();",
    "      const { status, headers } = response;",
    "      const body = await response.text();",
    "      const received = { status, headers, body };",
    assignedCall("      error =", decodeResponse, ["received"]),
    "      if (error === undefined) return body;",
    "    } catch (lost) {",
    "      if (attempt === 5) throw lost; // fetch lost the connection",
    "      await setTimeout(1000);",
    "      continue;",
    "    }",
    "    const elapsed = (performance.now() - start) / 1000;",
    "    const options = { idempotent: true, attempt, elapsed };",
    "    const { retry, delay } = retryDecision(error, options);",
    "    if (!retry) throw error;",
    "    await setTimeout(1000 * delay);",
    "  }",
    "}",
  ];
}

/** An error that no server sent. */
function create(catalog: Catalog, module: Module, options: Options): string[] {
  const [entry] = module.entries;
  if (entry === undefined) return [];
  const { decode } = moduleNames(catalog, module, options);
  const common = commonModule(catalog);
  const [outer] = common?.entries ?? [];
  const parts = { message: "a message", joint: " " };
  const [body] = [
    ...responsesWith(catalog, module, entry.code, parts),
    ...(common === undefined || outer === undefined ? [] : responsesWith(catalog, common, outer.code, parts)),
  ];
  if (body === undefined) return [];
  return [assigned("const body =", stringLiteral(body), ";"), assignedCall("const error =", decode, ["body"])];
}
