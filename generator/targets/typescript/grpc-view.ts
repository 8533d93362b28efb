import type { Catalog, Module } from "../../model/catalog.js";
import { kindIds, kinds } from "../../model/kind.js";
import { adaptersOf } from "./adapters.js";
import { clause } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { ownModules } from "./names.js";
import type { Options } from "./options.js";
import { sidesView } from "./root-view.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import { standardDecoder } from "./standard-view.js";
import type { View } from "./structure.js";

/** `grpc-js.ts` */
export function grpcJsView(catalog: Catalog, options: Options): View {
  const [isClient, isServer] = [hasClientHalf(options), hasServerHalf(catalog, options)];
  const module = ownModules(catalog)[0] ?? catalog.modules[0];
  return {
    ...sidesView(catalog, options),
    imports: [
      ...(isServer ? ['import { encodeGrpc } from "./grpc.js";'] : []),
      clause("import", [...(isServer ? ["statusBytes"] : []), ...(isClient ? ["statusIn"] : [])], '"./grpc-status.js"'),
      ...(isServer
        ? ['import { respond } from "./respond.js";', 'import type { RespondOptions } from "./respond.js";']
        : []),
      ...(isClient ? ['import type { ReceivedResponse } from "./response.js";'] : []),
    ],
    decoder: module === undefined ? "" : standardDecoder(catalog, module, options, "grpc"),
    statuses: kindIds.map((kind) => `${kinds[kind].grpc}: ${kinds[kind].http}`),
  };
}

/** What the README says of the adapter for gRPC. */
export function grpcExamples(catalog: Catalog, module: Module | undefined, options: Options): View {
  const path = stringLiteral(`${options.package}/grpc-js`);
  const isShown = module !== undefined && adaptersOf(catalog, options).includes("grpc-js");
  const decoder = module === undefined ? "" : standardDecoder(catalog, module, options, "grpc");
  return {
    grpcPath: isShown ? `${options.package}/grpc-js` : "",
    withGrpcServer:
      isShown && hasServerHalf(catalog, options)
        ? [
            'import { Server } from "@grpc/grpc-js";',
            clause("import", ["withErrorStatuses"], path),
            'import { implementation, service } from "./service.js";',
            "",
            "const server = new Server();",
            "const handlers = withErrorStatuses(implementation, {",
            "  onError: (record) => console.error(record),",
            "});",
            "server.addService(service, handlers);",
          ]
        : [],
    withGrpcClient:
      isShown && hasClientHalf(options)
        ? [
            'import { credentials } from "@grpc/grpc-js";',
            clause("import", [decoder], stringLiteral(`${options.package}/grpc`)),
            clause("import", ["errorInterceptor"], path),
            'import { Client } from "./service.js";',
            "",
            'const client = new Client("localhost:50051", credentials.createSsl(), {',
            `  interceptors: [errorInterceptor(${decoder})],`,
            "});",
          ]
        : [],
  };
}
