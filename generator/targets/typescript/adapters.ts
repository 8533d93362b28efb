import type { Catalog } from "../../model/catalog.js";
import { adapterSides } from "./options.js";
import type { Adapter, Options } from "./options.js";
import { hasServerHalf } from "./server.js";

/** What each adapter exports besides types. */
export const adapterExports: Readonly<Record<Adapter, readonly string[]>> = {
  axios: ["install"],
  express: ["errorHandler"],
  fastify: ["errorHandler"],
  fetch: ["withErrors"],
  nestjs: ["ErrorFilter"],
  web: ["errorResponse", "withErrorResponses"],
};

/** The adapters of a package. Those for servers need something that can be sent in place of any error. */
export function adaptersOf(catalog: Catalog, options: Options): readonly Adapter[] {
  const isServer = hasServerHalf(catalog, options);
  return options.adapters.filter((adapter) => isServer || isForClients(adapter));
}

/** The names of the files that adapters consist of. */
export function adapterFiles(adapters: readonly Adapter[]): readonly string[] {
  const files = adapters.flatMap((adapter) => [...parts[adapter], adapter]);
  return [...new Set(files)].sort();
}

/** The files of an adapter besides that of its own name. */
const parts: Readonly<Record<Adapter, readonly string[]>> = {
  axios: ["adapter"],
  express: ["respond"],
  fastify: ["respond"],
  fetch: ["adapter"],
  nestjs: ["express", "fastify", "respond"],
  web: ["respond"],
};

/** Whether an adapter is for clients, which receive errors. */
export function isForClients(adapter: Adapter): boolean {
  return adapterSides[adapter] === "client";
}
