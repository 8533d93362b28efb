import type { Catalog } from "../../model/catalog.js";
import { adapterSides } from "./options.js";
import type { Adapter, Options } from "./options.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import { standardFiles } from "./values.js";

/** An entry point of a package for an adapter, and what it exports besides types. */
export interface AdapterEntryPoint {
  readonly adapter: Adapter;
  /** The name of its file, too. */
  readonly name: string;
  readonly exports: readonly string[];
}

/** The entry points of the adapters of a package. The adapter for gRPC has one for each half of the package. */
export function adapterEntryPoints(catalog: Catalog, options: Options): readonly AdapterEntryPoint[] {
  const halves = [
    ...(hasClientHalf(options) ? [{ name: "grpc-js-client", exports: ["callError", "errorInterceptor"] }] : []),
    ...(hasServerHalf(catalog, options) ? [{ name: "grpc-js-server", exports: ["withErrorStatuses"] }] : []),
  ];
  return adaptersOf(catalog, options).flatMap((adapter): AdapterEntryPoint[] => {
    if (adapter === "grpc-js") return halves.map((half) => ({ adapter, ...half }));
    return [{ adapter, name: adapter, exports: exported[adapter] }];
  });
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
  const files = adapterEntryPoints(catalog, options).flatMap(({ name }) => [...(parts[name] ?? []), name]);
  return [...new Set(files)].sort();
}

/** The files of an entry point besides that of its own name. */
const parts: Readonly<Record<string, readonly string[]>> = {
  axios: ["adapter"],
  express: ["respond"],
  fastify: ["respond"],
  fetch: ["adapter"],
  "grpc-js-client": ["grpc-receive", "grpc-status"],
  "grpc-js-server": ["grpc-respond", "grpc-status", "respond", "stream"],
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
