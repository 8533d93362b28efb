import type { Mapping, Scalar, Tree } from "../load/tree.js";
import { isCatalog, isList, isMapping, itemOf } from "./document.js";
import type { SpecDocument } from "./document.js";

/** A place in a document where something of the spec is declared, or referred to. */
export interface Mention {
  readonly document: SpecDocument;
  /** What it is about. Two mentions of the same thing have the same key. */
  readonly key: string;
  readonly kind: "module" | "group" | "error";
  readonly name: string;
  readonly isDeclaration: boolean;
  /** Of a declared error: its mapping. */
  readonly entry: Mapping | undefined;
  readonly start: number;
  readonly end: number;
}

/** The names of errors by module, and what decides which of them a name alone means. */
interface Names {
  readonly byModule: ReadonlyMap<string, ReadonlySet<string>>;
  readonly common: string | undefined;
}

/** Finds all mentions of modules, groups and errors. A document that is not valid YAML has none. */
export function mentionsIn(documents: readonly SpecDocument[]): readonly Mention[] {
  const names = namesIn(documents);
  return documents.flatMap((document) => new Finder(document, names).find());
}

/** The mappings of the modules in a document. */
export function modulesOf(document: SpecDocument): readonly Mapping[] {
  const { tree } = document;
  if (!isMapping(tree)) return [];
  if (!isCatalog(document)) return itemOf(tree, "module") === undefined ? [] : [tree];
  const list = itemOf(tree, "modules")?.value;
  return isList(list) ? list.items.filter(isMapping) : [];
}

/** The mappings of the entries of a module. */
export function entriesOf(module: Mapping): readonly Mapping[] {
  const errors = itemOf(module, "errors")?.value;
  const success = itemOf(module, "success")?.value;
  return [...(isMapping(success) ? [success] : []), ...(isList(errors) ? errors.items.filter(isMapping) : [])];
}

/** A scalar with text, such as a name. */
export function textAt(tree: Tree | undefined, key: string): (Scalar & { readonly value: string }) | undefined {
  const value = itemOf(tree, key)?.value;
  return isText(value) ? value : undefined;
}

const isText = (tree: Tree | undefined): tree is Scalar & { readonly value: string } =>
  tree?.type === "scalar" && typeof tree.value === "string" && tree.start < tree.end;

function namesIn(documents: readonly SpecDocument[]): Names {
  const byModule = new Map<string, Set<string>>();
  for (const module of documents.flatMap(modulesOf)) {
    const id = textAt(module, "module")?.value;
    if (id === undefined) continue;
    byModule.set(id, new Set(entriesOf(module).flatMap((entry) => textAt(entry, "name")?.value ?? [])));
  }
  const catalog = documents.find(isCatalog)?.tree;
  return { byModule, common: textAt(itemOf(catalog, "envelope")?.value, "common")?.value };
}

class Finder {
  private readonly found: Mention[] = [];
  private readonly document: SpecDocument;
  private readonly names: Names;

  constructor(document: SpecDocument, names: Names) {
    this.document = document;
    this.names = names;
  }

  find(): readonly Mention[] {
    const { tree } = this.document;
    if (isCatalog(this.document)) {
      this.refer("module", textAt(itemOf(tree, "envelope")?.value, "common"), undefined);
      this.refer("error", textAt(itemOf(tree, "server")?.value, "unexpected"), this.names.common);
      this.uses(itemOf(tree, "uses")?.value);
    }
    const modules = modulesOf(this.document);
    for (const module of modules) this.module(module);
    if (!modules.some((module) => module === tree)) this.section(itemOf(tree, "operations")?.value, undefined);
    return this.found;
  }

  /** The modules that are taken from other catalogs: a list, or for each the names of its errors. */
  private uses(tree: Tree | undefined): void {
    for (const { value } of isMapping(tree) ? tree.items : []) {
      const modules = itemOf(value, "modules")?.value;
      for (const item of isList(modules) ? modules.items : []) if (isText(item)) this.refer("module", item);
      for (const { key, start, end, value: names } of isMapping(modules) ? modules.items : []) {
        this.add("module", key, key, { start, end }, false);
        for (const name of isList(names) ? names.items : []) if (isText(name)) this.refer("error", name, key);
      }
    }
  }

  private module(module: Mapping): void {
    const declared = textAt(module, "module");
    const id = declared?.value;
    if (declared === undefined || id === undefined) return;
    this.add("module", id, id, declared, true);
    const groups = itemOf(module, "groups")?.value;
    for (const { key, start, end } of isMapping(groups) ? groups.items : []) {
      this.add("group", `${id}/${key}`, key, { start, end }, true);
    }
    this.carrier(itemOf(module, "carrier")?.value);
    for (const entry of entriesOf(module)) {
      const name = textAt(entry, "name");
      if (name !== undefined) this.add("error", `${id}/${name.value}`, name.value, name, true, entry);
      const group = textAt(entry, "group");
      if (group !== undefined) this.add("group", `${id}/${group.value}`, group.value, group, false);
      this.refer("error", textAt(itemOf(entry, "deprecated")?.value, "replaced-by"), id);
      this.carrier(itemOf(entry, "carrier")?.value);
    }
    this.section(itemOf(module, "operations")?.value, id);
  }

  /** A carrier is the name of a common code, or one for each kind. */
  private carrier(tree: Tree | undefined): void {
    for (const value of isMapping(tree) ? tree.items.map((item) => item.value) : [tree]) {
      if (isText(value)) this.refer("error", value, this.names.common);
    }
  }

  /** The key `operations`: of the catalog, of a module, or of a file of its own. */
  private section(tree: Tree | undefined, owner: string | undefined): void {
    this.errors(itemOf(tree, "errors")?.value, owner);
    const tags = itemOf(tree, "tags")?.value;
    for (const { value } of isMapping(tags) ? tags.items : []) this.errors(value, owner);
    const list = itemOf(tree, "list")?.value;
    for (const { value: operation } of isMapping(list) ? list.items : []) {
      const called = textAt(operation, "module");
      this.refer("module", called, undefined);
      this.errors(itemOf(operation, "errors")?.value, called?.value ?? owner);
      this.errors(itemOf(operation, "except")?.value, called?.value ?? owner);
    }
  }

  private errors(tree: Tree | undefined, called: string | undefined): void {
    for (const item of isList(tree) ? tree.items : []) {
      const reference = isMapping(item) ? textAt(item, "error") : item;
      if (isText(reference)) this.refer("error", reference, called);
    }
  }

  /** Adds a reference. That to an error may start with its module: `orders.OutOfStock`. */
  private refer(kind: "module" | "error", scalar: (Scalar & { readonly value: string }) | undefined, within?: string) {
    if (scalar === undefined) return;
    if (kind === "module") {
      this.add("module", scalar.value, scalar.value, scalar, false);
      return;
    }
    const dot = scalar.value.indexOf(".");
    const name = scalar.value.slice(dot + 1);
    const quote = this.quoteAt(scalar.start);
    const start = scalar.start + quote;
    const module = dot === -1 ? this.moduleOf(name, within) : scalar.value.slice(0, dot);
    if (dot !== -1) this.add("module", module ?? "", module ?? "", { start, end: start + dot }, false);
    if (module === undefined) return;
    const place = { start: start + dot + 1, end: start + dot + 1 + name.length };
    this.add("error", `${module}/${name}`, name, place, false);
  }

  /** The module whose error a name means: the called one before the common one, and this before all others. */
  private moduleOf(name: string, called: string | undefined): string | undefined {
    const { byModule, common } = this.names;
    const has = (id: string | undefined): boolean => id !== undefined && byModule.get(id)?.has(name) === true;
    return [called, common, ...byModule.keys()].find(has);
  }

  private add(
    kind: Mention["kind"],
    key: string,
    name: string,
    { start, end }: { readonly start: number; readonly end: number },
    isDeclaration: boolean,
    entry?: Mapping,
  ): void {
    const { document } = this;
    const quote = this.quoteAt(start);
    const place = { start: start + quote, end: end - quote };
    this.found.push({ document, kind, key: `${kind} ${key}`, name, isDeclaration, entry, ...place });
  }

  /** The length of the quote at an offset. */
  private quoteAt(offset: number): 0 | 1 {
    const character = this.document.text[offset];
    return character === '"' || character === "'" ? 1 : 0;
  }
}
