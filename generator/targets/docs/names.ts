import { allEntries } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { codeAnchor } from "../../model/code-type.js";
import { isDeviceName } from "../../model/device-name.js";
import { kebabCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import type { Operation } from "../../model/operation.js";
import type { Identifier } from "../target.js";
import type { IndexPage } from "./messages.js";

/** The pages besides those of the modules and the operations, in the order of their links. */
const indexPages = ["index", "by-action", "by-name", "by-kind"] as const;

/** The index pages of a catalog. */
export function indexPagesOf({ operations }: Catalog): readonly IndexPage[] {
  return operations.length === 0 ? indexPages : [...indexPages, "operations"];
}

/** The page of all errors in other formats, of a catalog with operations. */
export const formatsPage = "formats";

/** The page of an operation, without its extension. The names of operations differ, whatever a file system takes for equal. */
export function operationPage({ name }: Pick<Operation, "name">): string {
  return `operations/${kebabCase(name)}`;
}

/** The pages of the modules, named by the modules' ids, and those of the operations, named by their names. */
export function identifiers(catalog: Catalog): readonly Identifier[] {
  const pages: readonly string[] = [
    ...indexPagesOf(catalog),
    ...(catalog.operations.length === 0 ? [] : [formatsPage]),
  ];
  const modules = catalog.modules.map(({ id, at }): Identifier => ({
    text: id,
    scope: "the pages of the docs",
    reserved: pages.includes(id) ? "an index page of the docs" : deviceName(id),
    of: `the module ${id}`,
    at: () => at("module"),
  }));
  const operations = catalog.operations.map(({ id, name, at }): Identifier => ({
    text: kebabCase(name),
    scope: "the pages of the operations",
    reserved: deviceName(kebabCase(name)),
    of: `the operation ${id}`,
    at: () => at(),
  }));
  return [...modules, ...operations];
}

function deviceName(page: string): string | undefined {
  return isDeviceName(page) ? "a reserved device name on Windows" : undefined;
}

/** The anchors of the entries and groups on the page of a module. They are stable, so that links keep working. */
export interface Anchors {
  /** The anchors of an entry: its code, its name, its former names. */
  readonly of: (entry: Entry) => readonly string[];
  readonly ofName: (name: Name) => readonly string[];
  readonly group: (id: string) => string;
  /** The anchor of the entries without a group. */
  readonly others: string;
}

const knownAnchors = new WeakMap<Module, Anchors>();

/** The anchors of a module, which are made once. */
export function anchorsOf(module: Module): Anchors {
  const anchors = knownAnchors.get(module) ?? newAnchors(module);
  knownAnchors.set(module, anchors);
  return anchors;
}

/** An entry's code is always its anchor. A name is one unless it equals a code. */
function newAnchors(module: Module): Anchors {
  const entries = allEntries(module);
  const codes = new Set(entries.map(({ code }) => code));
  for (const { codes: reserved } of module.reserved) for (const [first] of reserved) codes.add(first);
  const ofName = (name: Name): readonly string[] => {
    const anchor = kebabCase(name);
    return codes.has(anchor) ? [] : [anchor];
  };
  const names = new Set(
    [
      ...entries.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...module.reserved.flatMap(({ names }) => names),
    ].map(kebabCase),
  );
  const free = (anchor: string): string => (codes.has(anchor) || names.has(anchor) ? free(`group-${anchor}`) : anchor);
  return {
    of: ({ code, name, aliases }) => [codeAnchor(code), ...[name, ...aliases].flatMap(ofName)],
    ofName,
    group: (id) => free(`group-${id}`),
    others: free("no-group"),
  };
}
