import { allEntries } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { codeNumber } from "../model/code-type.js";
import type { Exposed, Role } from "../model/exposed.js";
import type { TargetSurface } from "../compare/surface.js";
import type { Language } from "./mention.js";

/** The names and codes of a catalog, as code in one language can write them. */
export interface Known {
  /** The entry that a path refers to. */
  readonly names: ReadonlyMap<string, Entry>;
  /** Paths of enums and the like: each member is a code. */
  readonly codes: ReadonlyMap<string, Module>;
  /** Paths of functions and types that take a code. */
  readonly takers: ReadonlyMap<string, Module>;
  /** Paths of error classes, and of the guards that recognize errors. */
  readonly errors: ReadonlySet<string>;
  /** Every path. */
  readonly all: ReadonlySet<string>;
  /** How the constant of an entry is written, for help texts. */
  readonly constants: ReadonlyMap<Entry, string>;
}

/** How the audit treats an identifier. */
type Use = "constant" | "class" | "error" | "error field" | "guard" | "taker" | "codes" | "other name" | "none";

const uses: Readonly<Record<Role, Use>> = {
  package: "none",
  "package name": "none",
  distribution: "none",
  module: "none",
  "entry point": "none",
  owner: "none",
  "class entry point": "none",
  export: "none",
  codes: "codes",
  "any code": "none",
  constant: "constant",
  "success constant": "constant",
  literals: "none",
  literal: "none",
  "error class": "error",
  "kind class": "error",
  "code class": "class",
  "invalid response class": "none",
  "error code": "error field",
  "error module": "none",
  "error module code": "none",
  "error text": "none",
  "error request ID": "none",
  "error params": "none",
  "error field errors": "none",
  guard: "guard",
  lookup: "taker",
  constructor: "other name",
  decoder: "none",
  "status decoder": "none",
  "response decoder": "none",
  "problem decoder": "none",
  "problem encoder": "none",
  "grpc decoder": "none",
  "grpc encoder": "none",
  "json-rpc decoder": "none",
  "json-rpc encoder": "none",
  "graphql decoder": "none",
  "graphql encoder": "none",
  "response type": "none",
  "entry type": "none",
  table: "none",
  operation: "none",
  "operation errors": "error",
  "operation classes": "error",
  "operation codes": "none",
  "operation code": "other name",
  "operation guard": "guard",
  "operation lookup": "none",
  "operation constructor": "other name",
  "operation error": "none",
  "text function": "none",
  "text values": "none",
  parameter: "none",
  locale: "none",
  folder: "none",
  page: "none",
  "kinds page": "none",
  "actions page": "none",
  section: "none",
  anchor: "none",
};

/** The names that a target gives to codes, by the path that users import them from. */
export function knownOf(catalog: Catalog, { items }: TargetSurface, language: Language): Known {
  const names = new Map<string, Entry>();
  const codes = new Map<string, Module>();
  const takers = new Map<string, Module>();
  const constants = new Map<Entry, string>();
  const errors = new Set<string>();
  const all = new Set<string>();
  const modules = new Map(catalog.modules.map((module) => [module.id, { module, entries: entriesByName(module) }]));
  for (const item of items) {
    const use = uses[item.role];
    const paths = pathsOf(item, language);
    for (const path of paths) {
      all.add(path);
      if (use === "error" || use === "guard" || use === "class") errors.add(path);
      // Go's surface has the fields of the error type, not the type itself.
      if (use === "error field") errors.add(path.replace(/\.Code$/, ""));
    }
    const found = modules.get(item.subject.module ?? "");
    if (found === undefined) continue;
    const { module } = found;
    const entry = found.entries.get(item.subject.name ?? "");
    if (entry !== undefined && (use === "constant" || use === "class" || use === "other name")) {
      for (const path of paths) names.set(path, entry);
      if (use === "constant" && item.subject.name === entry.name)
        constants.set(entry, shortOf(paths[0] ?? "", language));
    }
    if (use === "codes" && language !== "go") for (const path of paths) codes.set(path, module);
    if (use === "codes" || use === "guard" || use === "taker") for (const path of paths) takers.set(path, module);
  }
  return { names, codes, takers, errors, all, constants };
}

/** The entries of a module by their names, the former ones too. */
export function entriesByName(module: Module): ReadonlyMap<string, Entry> {
  return new Map(
    allEntries(module).flatMap((entry) => [...entry.aliases, entry.name].map((name): [string, Entry] => [name, entry])),
  );
}

/** The full paths of an identifier, in the form that the readers of each language produce. The first is the one to suggest. */
export function pathsOf(item: Exposed, language: Language): string[] {
  const chain: Exposed[] = [];
  for (let part: Exposed | undefined = item; part !== undefined; part = part.within) chain.unshift(part);
  const [pack, ...rest] = chain;
  if (pack === undefined) return [];
  const dotted = chain.map(({ text }) => text).join(".");
  if (language === "python" || language === "java" || language === "csharp") return [dotted];
  if (language === "rust" || language === "php") return [dotted.replaceAll(/::|\.?\\/g, ".")];
  if (language === "typescript") {
    const [entryPoint, ...inner] = rest;
    const path = inner.map(({ text }) => text).join(".");
    const from = `${pack.text}${entryPoint?.text.slice(1) ?? ""}#${path}`;
    // The package itself exports everything except the code classes.
    return entryPoint?.role === "class entry point" ? [from] : [from, `${pack.text}#${path}`];
  }
  // The chain may also hold the name of the package, the folder of a module and the type of the code.
  const inner = rest.filter(({ role }) => role !== "package name" && role !== "package" && role !== "codes");
  const folder = rest.find(({ role, text }) => role === "package" && text.startsWith("/"))?.text ?? "";
  const last = inner.at(-1) ?? rest.at(-1);
  return [`${pack.text}${folder}#${last?.text ?? ""}`];
}

/** `DsaCode.InvalidProjectId`: a path without the package, as code writes it. */
function shortOf(path: string, language: Language): string {
  const parts = path.split(".");
  if (language === "php") return parts.slice(-2).join("::");
  if (language === "rust") return parts.slice(-3).join("::");
  const [from = "", name] = path.split("#");
  if (name === undefined) return path.split(".").slice(-2).join(".");
  return name.includes(".") ? name : `${from.split("/").at(-1) ?? ""}.${name}`;
}

/** The modules that have a code, with its entry. The code is given as decimal digits, or as text where it is not a number. */
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
