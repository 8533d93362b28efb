import type { Catalog, Entry, Module } from "../model/catalog.js";
import { codeNumber } from "../model/code-type.js";
import type { Exposed } from "../model/exposed.js";
import type { TargetSurface } from "../compare/surface.js";
import type { Language } from "./mention.js";

/** The names and codes of a catalog, as code in one language may write them. */
export interface Known {
  /** The entry that a path stands for. */
  readonly names: ReadonlyMap<string, Entry>;
  /** Paths of enums and the like, whose every member is a code. */
  readonly codes: ReadonlyMap<string, Module>;
  /** Paths of functions and types that take a code. */
  readonly takers: ReadonlyMap<string, Module>;
  /** Paths of classes of errors, and of the guards that tell them from others. */
  readonly errors: ReadonlySet<string>;
  /** Every path. */
  readonly all: ReadonlySet<string>;
  /** How a constant is written, by entry: for advice. */
  readonly constants: ReadonlyMap<Entry, string>;
}

/** The names that a target gives to codes, by how they are reached from the outside. */
export function knownOf(catalog: Catalog, { items }: TargetSurface, language: Language): Known {
  const names = new Map<string, Entry>();
  const codes = new Map<string, Module>();
  const takers = new Map<string, Module>();
  const constants = new Map<Entry, string>();
  const errors = new Set<string>();
  const all = new Set<string>();
  const modules = new Map(catalog.modules.map((module) => [module.id, { module, entries: entriesByName(module) }]));
  for (const item of items) {
    const paths = pathsOf(item, language);
    for (const path of paths) {
      all.add(path);
      if (/^(?:error class|guard|class|class of .*)$/.test(item.role)) errors.add(path);
      // Go's error type is there by its fields.
      if (item.role === "code of an error" && language === "go") errors.add(path.replace(/\.Code$/, ""));
    }
    const found = modules.get(item.subject.module ?? "");
    if (found === undefined) continue;
    const entry = found.entries.get(item.subject.name ?? "");
    if (entry !== undefined && /^(?:constant|class|success constant)$/.test(item.role)) {
      for (const path of paths) names.set(path, entry);
      if (item.role !== "class" && item.subject.name === entry.name) constants.set(entry, shortOf(paths[0] ?? ""));
    }
    if (item.role === "codes") {
      for (const path of paths) {
        if (language !== "go") codes.set(path, found.module);
        takers.set(path, found.module);
      }
    }
    if (item.role === "guard" || item.role === "function") for (const path of paths) takers.set(path, found.module);
  }
  return { names, codes, takers, errors, all, constants };
}

function entriesByName({ success, entries }: Module): ReadonlyMap<string, Entry> {
  const all = success === undefined ? entries : [success, ...entries];
  return new Map(all.flatMap((entry) => [...entry.aliases, entry.name].map((name): [string, Entry] => [name, entry])));
}

/** How something is written in full, in the form that the readers give paths: first the one to advise. */
function pathsOf(item: Exposed, language: Language): string[] {
  const chain: Exposed[] = [];
  for (let at: Exposed | undefined = item; at !== undefined; at = at.within) chain.unshift(at);
  const [pack, ...rest] = chain;
  if (pack === undefined) return [];
  if (language === "python") return [chain.map(({ text }) => text).join(".")];
  if (language === "typescript") {
    const [entryPoint, ...inner] = rest;
    const path = inner.map(({ text }) => text).join(".");
    const from = `${pack.text}${entryPoint?.text.slice(1) ?? ""}#${path}`;
    // Everything but the classes of codes can be had from the package itself, too.
    return entryPoint?.role === "entry point of classes" ? [from] : [from, `${pack.text}#${path}`];
  }
  // A package, its name, for the root package once more the module, then the type of the code.
  const inner = rest.filter(({ role }) => !["package name", "package", "codes"].includes(role));
  const folder = rest.find(({ role, text }) => role === "package" && text.startsWith("/"))?.text ?? "";
  const last = inner.at(-1) ?? rest.at(-1);
  return [`${pack.text}${folder}#${last?.text ?? ""}`];
}

/** `DsaCode.InvalidProjectId`, without what it is imported from. */
function shortOf(path: string): string {
  const [from = "", name] = path.split("#");
  if (name === undefined) return path.split(".").slice(-2).join(".");
  return name.includes(".") ? name : `${from.split("/").at(-1) ?? ""}.${name}`;
}

/** The modules that have a code, with its entry, however it is spelled: a number, or the text of the code. */
export function entriesOf(catalog: Catalog, value: string): { readonly module: Module; readonly entry: Entry }[] {
  return catalog.modules.flatMap((module) => {
    const entry = byValue(module).get(value);
    return entry === undefined ? [] : [{ module, entry }];
  });
}

const indexes = new WeakMap<Module, ReadonlyMap<string, Entry>>();

function byValue(module: Module): ReadonlyMap<string, Entry> {
  const known = indexes.get(module);
  if (known !== undefined) return known;
  const index = new Map(
    module.entries.map((entry) => [String(codeNumber(module.codeType, entry.code) ?? entry.code), entry]),
  );
  indexes.set(module, index);
  return index;
}
