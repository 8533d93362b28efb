import type { Entry, Module } from "../model/catalog.js";
import { below } from "../model/position.js";
import type { Locate, Step } from "../model/position.js";
import { editedModule } from "./edited-module.js";
import type { SpecFile } from "./spec-file.js";
import { parseYaml } from "./yaml.js";

/**
 * The modules that earlier runs have loaded without a problem. `settings` is what a module depends on besides the text of
 * its file.
 */
export interface KeptModules {
  /**
   * The module of a file: the one that was kept, or that one with the only entry in which the text differs. Undefined if it
   * was never kept, or not with these settings, or if more differs. `load` loads a module from a part of the file, and gives
   * undefined if it has a problem.
   */
  read(file: SpecFile, settings: string, load: (part: SpecFile) => Module | undefined): KeptData | undefined;
  write(file: SpecFile, settings: string, data: KeptData): void;
  /** Whether a catalog with this outline is known to have no clash of identifiers. `file` is one of the spec. */
  hasDistinctNames(file: string, outline: string): boolean;
  noteDistinctNames(file: string, outline: string): void;
}

/** What is kept of a module. */
export interface KeptData {
  /** The module as plain data, that is, without places. */
  readonly module: unknown;
  /** Hashes of it, which take as long to compute as the module takes to read. Undefined if it was edited since. */
  readonly hashes: ModuleHashes | undefined;
  /** The module with its places, if this run has loaded it. */
  readonly loaded?: Module;
}

/** The modules that stay in memory. */
export interface ModulesInMemory extends KeptModules {
  /** Writes the modules that have changed to where the others were read from. */
  readonly store: () => void;
}

/** The same modules, of which the last ones stay in memory, for a process that loads a spec again and again. */
export function inMemory(kept: KeptModules): ModulesInMemory {
  const last = new Map<string, { readonly file: SpecFile; readonly settings: string; readonly data: KeptData }>();
  const changed = new Map<string, () => void>();
  const remember = (file: SpecFile, settings: string, data: KeptData): KeptData => {
    const known = { module: undefined, hashes: data.hashes, loaded: keptModule(file, data) };
    last.set(file.path, { file, settings, data: known });
    return known;
  };
  return {
    ...kept,
    read(file, settings, load) {
      const known = last.get(file.path);
      if (known?.settings === settings && known.file.source === file.source) {
        if (known.file.text === file.text) return known.data;
        return editedData(known.file, known.data, file, load);
      }
      const data = kept.read(file, settings, load);
      return data?.hashes === undefined ? data : remember(file, settings, data);
    },
    write(file, settings, data) {
      remember(file, settings, data);
      changed.set(file.path, () => {
        kept.write(file, settings, data);
      });
    },
    store() {
      for (const write of changed.values()) write();
      changed.clear();
    },
  };
}

/** What is kept of a module after an edit of one entry in its file. Undefined if it has to be loaded as a whole. */
export function editedData(
  before: SpecFile,
  data: KeptData,
  file: SpecFile,
  load: (part: SpecFile) => Module | undefined,
): KeptData | undefined {
  const loaded = editedModule({ text: before.text, module: keptModule(before, data) }, file, load);
  return loaded && { module: undefined, hashes: undefined, loaded };
}

/**
 * The hashes of a module: of all of it, without the texts of entries, of what it shows and lists in each locale, and of its
 * titles and texts in every locale.
 */
export interface ModuleHashes {
  readonly whole: string;
  readonly outline: string;
  readonly shown: readonly string[];
  readonly listed: readonly string[];
  readonly written: string;
}

/** A module of kept data. Its places in its file are found when somebody asks for one. */
export function keptModule(file: SpecFile, { module, loaded }: KeptData): Module {
  if (loaded !== undefined) return loaded;
  let found: Locate | undefined;
  return placed(module as Module, (...path) => (found ??= parseYaml(file).at)(...path));
}

/** What is kept of a module that was loaded now. */
export function keptData(loaded: Module, hashes: ModuleHashes): KeptData {
  return {
    // Most of the time goes into this copy, which a process that stays does not need.
    get module() {
      return withoutPlaces(loaded);
    },
    hashes,
    loaded,
  };
}

/** A module as plain data. */
export function withoutPlaces(module: Module): unknown {
  const inner = (part: { readonly at: Locate }): unknown => ({ ...part, at: undefined });
  const entry = (part: Entry): unknown => ({ ...part, at: undefined, params: part.params.map(inner) });
  return {
    ...module,
    at: undefined,
    groups: module.groups.map(inner),
    reserved: module.reserved.map(inner),
    success: module.success && entry(module.success),
    entries: module.entries.map(entry),
    operations: module.operations && inner(module.operations),
  };
}

/**
 * Gives plain data the places in its file. Nobody else has the data, and to copy all entries would take as long as to read
 * them. They are all that the file has, as it has no problem.
 */
function placed(module: Module, at: Locate): Module {
  const place = (part: { at: Locate }, ...path: readonly Step[]): void => {
    part.at = below(at, ...path);
  };
  const placeEntry = (entry: Entry, ...path: readonly Step[]): void => {
    place(entry, ...path);
    entry.params.forEach((param, index) => place(param, ...path, "params", index));
  };
  place(module);
  for (const group of module.groups) place(group, "groups", group.id);
  module.reserved.forEach((reserved, index) => place(reserved, "reserved", index));
  if (module.success !== undefined) placeEntry(module.success, "success");
  module.entries.forEach((entry, index) => placeEntry(entry, "errors", index));
  if (module.operations !== undefined) place(module.operations, "operations");
  return module;
}
