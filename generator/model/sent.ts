import { allEntries, chosenLocales, commonModule } from "./catalog.js";
import type { Catalog, Entry, Envelope, Module, Param, Pointer } from "./catalog.js";
import type { Name } from "./name.js";
import { perCatalog } from "./per-catalog.js";
import { isWithin } from "./pointer.js";

/*
 * What a server sends: sections 1 and 3 of the raise contract, `test/conformance/raise.md`.
 */

/** The entry of the common module that carries a code of another module; undefined if nothing has to carry it. */
export function carrierOf(catalog: Catalog, entry: Entry): Entry | undefined {
  const common = commonModule(catalog);
  if (common === undefined || entry.module === common.id) return undefined;
  const carriers = catalog.modules.find(({ id }) => id === entry.module)?.carriers;
  const sendable = common.entries.filter(isPublic);
  const same = (holds: (candidate: Entry) => boolean): Entry | undefined => sendable.find(holds);
  return (
    named(common, entry.carrier) ??
    named(common, carriers?.byKind[entry.kind]) ??
    named(common, carriers?.default) ??
    same(({ kind }) => kind === entry.kind) ??
    same(({ http }) => hundreds(http) === hundreds(entry.http)) ??
    same(({ kind }) => kind === "internal") ??
    common.entries[0]
  );
}

/** The entry that is sent in place of what must not be sent to a caller of a module; undefined if all are internal. */
export function sentInstead(catalog: Catalog, module: Module): Entry | undefined {
  const owner = commonModule(catalog) ?? module;
  const sendable = owner.entries.filter(isPublic);
  return (
    named(owner, catalog.server.unexpected) ??
    sendable.find(({ kind }) => kind === "internal") ??
    sendable.find(({ http }) => http >= 500) ??
    sendable[0]
  );
}

/** The entry that is sent in place of an error of a module; undefined if no module of the catalog has anything to send. */
export function replacementFor(catalog: Catalog, module: Module): Entry | undefined {
  return sentInstead(catalog, module) ?? catalog.modules.flatMap((other) => sentInstead(catalog, other) ?? [])[0];
}

/** The params of an entry whose values may be shown to callers. */
export function shownParams({ params }: Entry): readonly Param[] {
  return params.filter(({ sensitive }) => !sensitive);
}

/** Whether the params of an error travel in some envelope. */
export function sendsParams({ envelope, envelopes }: Catalog): boolean {
  return envelope.params !== undefined || envelopes.length > 0;
}

/** Whether errors can say which fields of a request are wrong. */
export function sendsFieldErrors({ envelope, envelopes }: Catalog): boolean {
  return envelope.fieldErrors !== undefined || envelopes.length > 0;
}

/** Tells at which pointers an error may have a value: not at or below the one that only a success has. */
export function freeIn({ success: { present } }: Envelope): (pointer: Pointer) => boolean {
  return (pointer) => present === undefined || !isWithin(pointer, present);
}

/** The catalog as a package with texts in `locales` has it. Its source text stands in, even if that locale is not chosen. */
export function inLocales(catalog: Catalog, locales: readonly string[]): Catalog {
  const fallbackLocales = [...catalog.fallbackLocales, catalog.locales[0]];
  return { ...catalog, locales: chosenLocales(catalog, locales), fallbackLocales };
}

/** The modules with an error that a server may send: those for which a test kit has responses. */
export const publicModules = ({ modules }: Catalog): readonly Module[] =>
  modules.filter(({ entries }) => entries.some(isPublic));

/** Whether a server may send an entry to a client. */
export function isPublic({ audience }: Entry): boolean {
  return audience === "public";
}

/** The catalog as those who call the API may see it: without internal entries. The same catalog if it has none. */
export const publicCatalog: (catalog: Catalog) => Catalog = perCatalog((catalog) => {
  if (catalog.modules.every((module) => allEntries(module).every(isPublic))) return catalog;
  const modules = catalog.modules.map((module) => ({ ...module, entries: module.entries.filter(isPublic) }));
  return { ...catalog, modules };
});

function named({ entries }: Module, name: Name | undefined): Entry | undefined {
  return name === undefined ? undefined : entries.find((entry) => entry.name === name);
}

function hundreds(status: number): number {
  return Math.floor(status / 100);
}
