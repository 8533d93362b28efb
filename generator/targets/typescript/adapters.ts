import type { Catalog } from "../../model/catalog.js";
import { adapterSides } from "./options.js";
import type { Adapter, Options } from "./options.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import { standardFiles } from "./values.js";

/** What an adapter of a package exports besides types. */
export function exportsOf(adapter: Adapter, catalog: Catalog, options: Options): readonly string[] {
  if (adapter !== "grpc-js") return exported[adapter];
  return [
    ...(hasClientHalf(options) ? ["callError", "errorInterceptor"] : []),
    ...(hasServerHalf(catalog, options) ? ["withErrorStatuses"] : []),
  ];
}

const exported: Readonly<Record<Exclude<Adapter, "grpc-js">, readonly string[]>> = {
  axios: ["install"],
  express: ["errorHandler"],
  fastify: ["errorHandler"],
  fetch: ["withErrors"],
  nestjs: ["ErrorFilter"],
  web: ["errorResponse", "withErrorResponses"],
};

/**
 * The adapters of a package. Those for servers need something that can be sent in place of any error, and that of gRPC needs
 * its envelope.
 */
export function adaptersOf(catalog: Catalog, options: Options): readonly Adapter[] {
  const isServer = hasServerHalf(catalog, options);
  return options.adapters.filter((adapter) => {
    if (adapter === "grpc-js") return standardFiles(catalog, options).includes("grpc");
    return isServer || isForClients(adapter);
  });
}

/** The names of the files that the adapters of a package consist of. */
export function adapterFiles(catalog: Catalog, options: Options): readonly string[] {
  const isServer = hasServerHalf(catalog, options);
  const files = adaptersOf(catalog, options).flatMap((adapter) => [...parts[adapter], adapter]);
  return [...new Set(files)].filter((name) => isServer || name !== "respond").sort();
}

/** The files of an adapter besides that of its own name. */
const parts: Readonly<Record<Adapter, readonly string[]>> = {
  axios: ["adapter"],
  express: ["respond"],
  fastify: ["respond"],
  fetch: ["adapter"],
  "grpc-js": ["grpc-status", "respond"],
  nestjs: ["express", "fastify", "respond"],
  web: ["respond"],
};

/** Whether an adapter is for clients, which receive errors. */
export function isForClients(adapter: Adapter): boolean {
  return adapterSides[adapter] === "client";
}

/** Whether an adapter is for servers alone, which send errors. */
export function isForServers(adapter: Adapter): boolean {
  return adapterSides[adapter] === "server";
}
