import type { Catalog, Entry, Module } from "../model/catalog.js";
import { kindIds } from "../model/kind.js";
import type { Kind } from "../model/kind.js";
import { tailWords } from "../model/message-tail.js";
import type { TailWords } from "../model/message-tail.js";
import { isPublic } from "../model/sent.js";
import { decodePlan } from "./decode-plan.js";
import type { DecodePlan } from "./decode-plan.js";

/**
 * A catalog as an SDK prints it: every decision that all languages share. A language adds names, literals and templates.
 */
export interface Sdk {
  readonly catalog: Catalog;
  /** The module whose codes every response has, if there is one. */
  readonly common: Module | undefined;
  /** The modules that users call: all but {@link common}. Each has its own errors and its own decoder. */
  readonly called: readonly Module[];
  /** The modules that the code at {@link DecodePlan.code} may belong to: the common one, or else any called one. */
  readonly owners: readonly Module[];
  readonly decode: DecodePlan;
  /** What the messages of errors end with. Undefined if they have no tail. */
  readonly tail: TailWords | undefined;
  /** The kinds that entries have, in gRPC's order. */
  readonly kinds: readonly Kind[];
}

/** The SDK of a catalog. `common` is the common module, or undefined where a language has one package for all codes. */
export function sdkOf(catalog: Catalog, common: Module | undefined): Sdk {
  const called = catalog.modules.filter((module) => module !== common);
  const owners = common === undefined ? called : [common];
  const used = new Set(catalog.modules.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
  return {
    catalog,
    common,
    called,
    owners,
    decode: decodePlan(catalog, common),
    tail: tailWords(catalog),
    kinds: kindIds.filter((kind) => used.has(kind)),
  };
}

/** The module to call in an example about a module's error: a common code is in the responses of every module. */
export function calledModule({ common, called }: Sdk, module: Module): Module {
  return module === common ? (called[0] ?? module) : module;
}

/** Returns a function that finds the module of an entry. */
export function moduleOfIn({ modules }: Catalog): (entry: Entry) => Module {
  const byId = new Map(modules.map((module) => [module.id, module]));
  return ({ module: id }) => {
    const module = byId.get(id);
    if (module === undefined) throw new Error(`there is no module ${id}`);
    return module;
  };
}

/** The entry that examples show, with its module: one that clients can get and that is not deprecated, if there is one. */
export function shownEntry({ modules }: Catalog, { called }: Sdk) {
  const all = [...called, ...modules].flatMap((module) => module.entries.map((entry) => ({ module, entry })));
  const sent = all.filter(({ entry }) => isPublic(entry));
  return sent.find(({ entry }) => entry.deprecated === undefined) ?? sent[0] ?? all[0];
}
