import { readCode } from "../decode/code.js";
import { entryOf } from "../decode/decode.js";
import { calledModules } from "../model/called.js";
import { allEntries, commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { perCatalog } from "../model/per-catalog.js";
import { isInRange } from "../model/code-type.js";
import type { KnownEntry, Reference, ReservedCode } from "./answer.js";

/** What a text refers to, by certainty: a bare number in a log can be anything. */
export interface References {
  readonly certain: readonly Reference[];
  readonly possible: readonly Reference[];
}

/** Looks up one code or name: `2130`, `dsa/2130`, `4000/2130`, `InvalidProjectId`, `dsa.invalid_project_id`. */
export function lookUp(catalog: Catalog, text: string): References {
  const plain = text.normalize("NFKC").trim();
  return {
    certain: [
      ...inModule(catalog, plain),
      ...inCommonAndModule(catalog, plain),
      ...byName(catalog, catalog.modules, plain),
    ],
    possible: byCode(catalog.modules, plain),
  };
}

export function knownEntry(module: Module, entry: Entry, response?: KnownEntry["response"]): KnownEntry {
  return { kind: "entry", module, entry, response };
}

/** `dsa/2130`, `dsa 2130`, `dsa:2130`, `dsa#2130`, and the same with names. */
function inModule(catalog: Catalog, text: string): Reference[] {
  return catalog.modules.flatMap((module) => {
    if (!text.toLowerCase().startsWith(module.id)) return [];
    const [, rest] = /^(?:[/:#.]|\s+)\s*(\S.*)$/su.exec(text.slice(module.id.length)) ?? [];
    return rest === undefined ? [] : [...byCode([module], rest), ...byName(catalog, [module], rest)];
  });
}

/** `4000/2130`: the common code and the module code, as SDKs print them. */
function inCommonAndModule(catalog: Catalog, text: string): Reference[] {
  const common = commonModule(catalog);
  const cut = text.indexOf("/");
  if (common === undefined || cut <= 0) return [];
  const code = readCode(common.codeType, text.slice(0, cut));
  if (code === undefined || entryOf(common, code) === undefined) return [];
  return byCode(calledModules(catalog), text.slice(cut + 1));
}

function byCode(modules: readonly Module[], text: string): Reference[] {
  return modules.flatMap((module): Reference[] => {
    const code = readCode(module.codeType, text);
    if (code === undefined) return [];
    const entry = module.success?.code === code ? module.success : entryOf(module, code);
    return entry === undefined ? reservedCode(module, code) : [knownEntry(module, entry)];
  });
}

function reservedCode(module: Module, code: string): ReservedCode[] {
  return module.reserved
    .filter(({ codes }) => codes.some((range) => isInRange(module.codeType, code, range)))
    .map((reserved) => ({ kind: "reserved", module, asked: code, reserved }));
}

/** Names and aliases in any casing, and as SDKs write them: `DsaCode.InvalidProjectId`, `CodeInvalidProjectID`. */
function byName(catalog: Catalog, modules: readonly Module[], text: string): Reference[] {
  if (!/^[A-Za-z][A-Za-z0-9_.-]*$/.test(text)) return [];
  const wanted = spellings(text.slice(text.lastIndexOf(".") + 1));
  const index = namesOf(catalog);
  return [...wanted].flatMap((key) => (index.get(key) ?? []).filter(({ module }) => modules.includes(module)));
}

function spellings(name: string): ReadonlySet<string> {
  const key = folded(name);
  const bare = key.startsWith("code") ? key.slice(4) : key;
  return new Set([key, bare, ...[key, bare].flatMap((text) => (text.endsWith("error") ? [text.slice(0, -5)] : []))]);
}

/** Every name, alias and reserved name, by its spelling without case and separators. */
const namesOf = perCatalog(({ modules }): ReadonlyMap<string, readonly Reference[]> => {
  const index = new Map<string, Reference[]>();
  const add = (name: string, meaning: Reference): void => {
    const list = index.get(folded(name));
    if (list === undefined) index.set(folded(name), [meaning]);
    else list.push(meaning);
  };
  for (const module of modules) {
    for (const entry of allEntries(module)) {
      for (const name of [entry.name, ...entry.aliases]) add(name, knownEntry(module, entry));
    }
    for (const reserved of module.reserved) {
      for (const name of reserved.names) add(name, { kind: "reserved", module, asked: name, reserved });
    }
  }
  return index;
});

/** A name without case and separators. */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
