import type { Catalog, Module } from "../../model/catalog.js";
import { kindIds, kinds } from "../../model/kind.js";
import type { Half } from "../sides.js";
import { adaptersOf } from "./adapters.js";
import { clause } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { ownModules } from "./names.js";
import type { Options } from "./options.js";
import { plainView } from "./root-view.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import { standardDecoder } from "./standard-view.js";
import type { View } from "./structure.js";

/** `grpc-js-client.ts` */
export function grpcClientView(catalog: Catalog, options: Options): View {
  return { ...plainView(catalog), decoder: decoderIn(catalog, options) };
}

/** `grpc-receive.ts` */
export function grpcReceiveView(catalog: Catalog): View {
  return { ...plainView(catalog), statuses: kindIds.map((kind) => `${kinds[kind].grpc}: ${kinds[kind].http}`) };
}

/** The decoder of the first module that callers use, as an example. */
function decoderIn(catalog: Catalog, options: Options): string {
  const module = ownModules(catalog)[0] ?? catalog.modules[0];
  return module === undefined ? "" : standardDecoder(catalog, module, options, "grpc");
}

/** What the README says of the adapter for gRPC. */
export function grpcExamples(catalog: Catalog, module: Module | undefined, options: Options): View {
  const entryPoint = (half: Half): string => `${options.package}/grpc-js-${half}`;
  const isShown = module !== undefined && adaptersOf(catalog, options).includes("grpc-js");
  const decoder = module === undefined ? "" : standardDecoder(catalog, module, options, "grpc");
  return {
    hasGrpcCalls: isShown,
    grpcServerPath: entryPoint("server"),
    grpcClientPath: entryPoint("client"),
    withGrpcServer:
      isShown && hasServerHalf(catalog, options)
        ? [
            'import { Server } from "@grpc/grpc-js";',
            clause("import", ["withErrorStatuses"], stringLiteral(entryPoint("server"))),
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
            clause("import", ["errorInterceptor"], stringLiteral(entryPoint("client"))),
            'import { Client } from "./service.js";',
            "",
            'const client = new Client("localhost:50051", credentials.createSsl(), {',
            `  interceptors: [errorInterceptor(${decoder})],`,
            "});",
          ]
        : [],
  };
}
