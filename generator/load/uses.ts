import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { didYouMean } from "../diagnostic/suggest.js";
import type { Catalog, ImportedCatalog, Module } from "../model/catalog.js";
import { below } from "../model/position.js";
import type { Locate, Range } from "../model/position.js";
import type { EnvelopeShape } from "./envelope-schema.js";
import type { ModuleHashes } from "./kept.js";
import { parseLock } from "./lock.js";
import type { Lock, Pin } from "./lock.js";
import type { Reporter } from "./reporter.js";
import { isLock, lockFileName } from "./spec-file.js";
import type { SpecFile, UsedCatalog } from "./spec-file.js";
import { selectionOf, sourceOf, sourceText } from "./uses-schema.js";
import type { Selected, UseShape, UsesShape } from "./uses-schema.js";

/** A module that was loaded without a problem. */
export interface FreshModule {
  readonly module: Module;
  readonly file: SpecFile;
  readonly keep: (hashes: ModuleHashes) => void;
}

/** A catalog that was loaded because a spec uses it. */
interface LoadedUse {
  readonly catalog: Catalog | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly known: ReadonlyMap<Module, ModuleHashes>;
  readonly fresh: readonly FreshModule[];
  readonly envelope?: PlacedEnvelope;
}

/** The modules that a spec takes from other catalogs. */
interface Taken extends Pick<LoadedUse, "known" | "fresh"> {
  readonly modules: readonly Module[];
  readonly imports: readonly ImportedCatalog[];
  /** Whether nothing was reported. */
  readonly whole: boolean;
}

/** How codes travel, as a spec has it, and where it says so. */
export interface PlacedEnvelope {
  readonly shape: EnvelopeShape;
  readonly at: Locate;
}

/** What a spec says about the catalogs that it uses. */
interface Uses {
  readonly shape: UsesShape | undefined;
  /** Where the keys of {@link shape} are. */
  readonly at: Locate;
  readonly envelope: PlacedEnvelope;
  readonly locales: readonly string[];
}

/**
 * The modules that a spec takes from other catalogs, in the order of its keys. Everything that does not agree is reported:
 * what the lock has and what is there, what is selected and what exists, and how codes travel.
 */
export function takeModules(
  { shape = {}, at, envelope, locales }: Uses,
  files: readonly SpecFile[],
  load: (use: string, files: readonly SpecFile[]) => LoadedUse,
  reportAll: Reporter,
): Taken {
  let whole = true;
  const report: Reporter = (found) => {
    whole = false;
    reportAll(found);
  };
  const lock = lockOf(files, shape, report);
  const loaded = Object.entries(shape).flatMap(([use, wanted]) => {
    const ofUse = files.filter(({ used }) => used?.path[0] === use);
    const difference = differenceOf(use, wanted, lock?.get(use), ofUse[0]?.used);
    if (lock !== undefined && difference !== undefined) report(problem(at(use), difference, update));
    return lock === undefined || difference !== undefined ? [] : [{ use, wanted, ...load(use, ofUse.map(inner)) }];
  });
  const imports: ImportedCatalog[] = [];
  const modules = loaded.flatMap(({ use, wanted, catalog, diagnostics, envelope: other }) => {
    diagnostics.forEach(report);
    if (catalog === undefined) return [];
    const targets = wanted.import ?? [];
    if (other !== undefined) reportEnvelopes(use, envelope, other, targets.length > 0, report);
    reportLocales(use, at(use), locales, catalog, report);
    // What could not be read would seem to be missing.
    const reportMissing = diagnostics.length > 0 ? () => undefined : report;
    const selection = selectionOf(wanted);
    const selected = select(selection, catalog, below(at, use, "modules"), reportMissing);
    if (targets.length > 0) {
      for (const { names, step } of selection ?? [])
        if (names !== undefined) report(partImported(at(use, "modules", step)));
      imports.push({ use, targets, modules: selected.map(({ id }) => id), catalog });
    }
    return selected;
  });
  const isTaken = new Set(modules);
  const known = loaded.flatMap((each) => [...each.known].filter(([module]) => isTaken.has(module)));
  const fresh = loaded.flatMap((each) => each.fresh.filter(({ module }) => isTaken.has(module)));
  return { modules, imports, known: new Map(known), fresh, whole };
}

/** What is pinned. Undefined, and reported, if that cannot be read. */
function lockOf(files: readonly SpecFile[], shape: UsesShape, report: Reporter): Lock | undefined {
  const file = files.find(({ source, used }) => used === undefined && isLock(source));
  if (file === undefined) return new Map();
  const lock = parseLock(file.text);
  const start = { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (lock === undefined) report(problem(start, `${lockFileName} cannot be read`, update));
  for (const [use, { from }] of lock ?? []) {
    if (use in shape) continue;
    report(problem(start, `\`${use}\` is pinned, but the spec does not use it (${from})`, update));
  }
  return lock;
}

const update = "run `errspec uses update`";

/** How a used catalog differs from its pin. Undefined if it does not. */
function differenceOf(
  use: string,
  wanted: UseShape,
  pin: Pin | undefined,
  state: UsedCatalog | undefined,
): string | undefined {
  if (pin === undefined) return `\`${use}\` is not in ${lockFileName}`;
  const from = sourceText(sourceOf(wanted));
  if (pin.from !== from) return `\`${use}\` comes from ${from}, but ${lockFileName} pins ${pin.from}`;
  if (state === undefined) return `\`${use}\` is not there: ${pin.folder} has no errspec.yaml`;
  if (state.hash !== pin.hash) {
    return `\`${use}\` has changed since it was pinned: ${pin.folder} has the hash ${state.hash}, but ${lockFileName} has ${pin.hash}`;
  }
  if (state.installed === undefined) return undefined;
  const { version, hash } = state.installed;
  return `\`${use}\` is pinned at ${pin.version ?? "no version"} with the hash ${pin.hash}, but the installed package has ${version} with the hash ${hash}`;
}

/** A file as it is in the spec of the used catalog itself. */
function inner({ used, ...file }: SpecFile): SpecFile {
  const path = used?.path.slice(1) ?? [];
  return used === undefined || path.length === 0 ? file : { ...file, used: { ...used, path } };
}

/** The selected modules of a catalog, each with the selected errors. */
function select(
  selection: readonly Selected[] | undefined,
  { id, modules }: Catalog,
  at: Locate,
  report: Reporter,
): readonly Module[] {
  if (selection === undefined) return modules;
  const ids = modules.map((module) => module.id);
  return selection.flatMap(({ module: wanted, names, step }) => {
    const module = modules.find((each) => each.id === wanted);
    if (module === undefined) {
      const help = didYouMean(wanted, ids) ?? `it has ${ids.join(", ")}`;
      report(problem(at(step), `the catalog \`${id}\` has no module \`${wanted}\``, help));
      return [];
    }
    return names === undefined ? [module] : [withOnly(names, module, below(at, step), report)];
  });
}

/** A module with some of its errors. */
function withOnly(names: readonly string[], module: Module, at: Locate, report: Reporter): Module {
  const known = module.entries.map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if (known.includes(name)) continue;
    const help = didYouMean(name, known) ?? "name one that it has, or leave the list out to take all of them";
    report(problem(at(index), `the module \`${module.id}\` has no error \`${name}\``, help));
  }
  const entries = module.entries.filter(({ name }) => names.includes(name));
  const groups = module.groups.filter(({ id }) => entries.some(({ group }) => group === id));
  return { ...module, entries, groups };
}

/** Reports a catalog without texts in the source locale of its user, in which every text must be. */
function reportLocales(
  use: string,
  at: Range,
  [source = ""]: readonly string[],
  catalog: Catalog,
  report: Reporter,
): void {
  if (catalog.locales.includes(source)) return;
  const message = `\`${use}\` has no texts in ${source}, the source locale of this spec`;
  const help = `add ${source} to its locales, or start those of this spec with ${catalog.locales.join(" or ")}`;
  report({ ...problem(at, message, help), related: { at: catalog.at("locales"), message: "its locales are here" } });
}

const partImported = (at: Range) =>
  problem(
    at,
    "an imported package has all errors of a module, so none can be selected",
    "list the IDs of modules: `modules: [common]`",
  );

/**
 * Reports where two catalogs disagree on how codes travel. What only one of them says is left alone, unless the packages of
 * the other are imported: their errors have what their own envelope has.
 */
function reportEnvelopes(
  use: string,
  own: PlacedEnvelope,
  other: PlacedEnvelope,
  isImported: boolean,
  report: Reporter,
): void {
  const keys = new Set([...Object.keys(own.shape), ...(isImported ? Object.keys(other.shape) : [])]);
  for (const key of [...keys] as (keyof EnvelopeShape)[]) {
    const [here, there] = [own.shape[key], other.shape[key]];
    if ((there === undefined && !isImported) || JSON.stringify(here) === JSON.stringify(there)) continue;
    const message = `\`${key}\` of the envelope differs from that of \`${use}\`: its codes would not be found`;
    report({
      ...problem(own.at(key), message, "use the same value in both specs"),
      related: { at: other.at(key), message: `that of \`${use}\` is here` },
    });
  }
}

function problem(at: Range, message: string, help: string) {
  return { rule: "uses", severity: "error", at, message, help } as const;
}
