import { commonModule } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { publicCatalog, sentInstead } from "../../model/sent.js";
import type { Options } from "./options.js";

/** The catalog of a package: internal entries are only in one for servers. */
export function packaged(catalog: Catalog, { side }: Pick<Options, "side">): Catalog {
  return side === "client" ? publicCatalog(catalog) : catalog;
}

/** Whether a package has constructors and the encoder. It has not if there is nothing that could replace an error. */
export function hasServerHalf(catalog: Catalog, { side }: Pick<Options, "side">): boolean {
  return side !== "client" && replacements(catalog).length > 0;
}

/** Whether a package has decoders, and what belongs to them. */
export function hasClientHalf({ side }: Pick<Options, "side">): boolean {
  return side !== "server";
}

/** The module of an error, and the entry that is sent in place of one that is not sent. */
export interface Replacement {
  readonly module: Module;
  readonly code: string;
}

/** What is sent in place of the errors of each module: of the common one only, if there is one. */
export function replacements(catalog: Catalog): readonly Replacement[] {
  const common = commonModule(catalog);
  const modules = common === undefined ? catalog.modules : [common];
  return modules.flatMap((module) => {
    const entry = sentInstead(catalog, module);
    return entry === undefined ? [] : [{ module, code: entry.code }];
  });
}
