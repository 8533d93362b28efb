import * as v from "valibot";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { didYouMean } from "../diagnostic/suggest.js";
import type { Catalog, Module } from "../model/catalog.js";
import { nameFromId } from "../model/name.js";
import { below } from "../model/position.js";
import type { Locate, Step } from "../model/position.js";
import { separateCustomTargets } from "./custom-targets.js";
import { checkEnvelope, resolveEnvelope, resolveEnvelopes } from "./envelope.js";
import { historyIn } from "./history.js";
import { keptData, keptModule } from "./kept.js";
import type { KeptModules, ModuleHashes } from "./kept.js";
import { resolveModule } from "./module.js";
import type { LocatedModule } from "./module.js";
import { resolveOperations, sectionOf } from "./operations.js";
import { operationsFileSchema } from "./operations-schema.js";
import type { OperationsShape } from "./operations-schema.js";
import { checkOuts, separateOuts } from "./outs.js";
import { checkImports } from "./imports.js";
import type { Reporter } from "./reporter.js";
import { catalogSchema, moduleSchema } from "./schema.js";
import type { CatalogShape, ModuleShape } from "./schema.js";
import { checkShape } from "./shape.js";
import { catalogFileName, isOwn } from "./spec-file.js";
import { checkServer } from "./server.js";
import type { SpecFile } from "./spec-file.js";
import { textOf } from "./text.js";
import type { TextLocales } from "./text.js";
import { takeModules } from "./uses.js";
import type { FreshModule, PlacedEnvelope } from "./uses.js";
import { parseYaml } from "./yaml.js";
import type { ParsedYaml } from "./yaml.js";

export interface Loaded {
  /** Undefined if a file could not be read as a spec at all. Entries that could not be read are left out. */
  readonly catalog: Catalog | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A loaded spec, and what can be kept of it. */
export interface LoadedSpec extends Loaded {
  /** The modules that were not loaded again, with their hashes. */
  readonly known: ReadonlyMap<Module, ModuleHashes>;
  /** The modules that were loaded without a problem, and may be kept. */
  readonly fresh: readonly FreshModule[];
  /** How codes travel, as the spec says it, and where. */
  readonly envelope?: PlacedEnvelope;
}

/**
 * Turns the text of a spec into a catalog. `options` has the schema of each target's options, by target ID. Files may
 * come in any order: the common module comes first, then the others in the order of their file names. Modules that are in
 * `kept` are not loaded again.
 */
export function loadCatalog(
  files: readonly SpecFile[],
  options: Readonly<Record<string, v.GenericSchema>>,
  kept?: KeptModules,
): LoadedSpec {
  return load(files, options, kept, undefined);
}

/** Why a catalog is loaded: for a spec that uses it, under this key, in these locales. */
interface User {
  readonly use: string;
  readonly locales: readonly string[];
  readonly fallbackLocales: readonly string[];
  /** Where it documents its entries. */
  readonly docs: string | undefined;
}

function load(
  files: readonly SpecFile[],
  options: Readonly<Record<string, v.GenericSchema>>,
  kept: KeptModules | undefined,
  user: User | undefined,
): LoadedSpec {
  const diagnostics: Diagnostic[] = [];
  const known = new Map<Module, ModuleHashes>();
  const fresh: FreshModule[] = [];
  const report = (problem: Diagnostic): void => void diagnostics.push(problem);
  const sorted = files.filter(isOwn).sort((a, b) => (a.source < b.source ? -1 : 1));
  const main = sorted.find(({ source }) => isCatalogFile(source));
  if (main === undefined) {
    const file = sorted[0]?.path ?? catalogFileName;
    report({
      rule: "catalog-file",
      severity: "error",
      at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
      message: `the spec has no ${catalogFileName}`,
      help: "create one with `errspec init`",
    });
    return { catalog: undefined, diagnostics, known, fresh };
  }

  const targets = separateCustomTargets(parseYaml(main), Object.keys(options), report);
  const { yaml: mainYaml } = targets;
  const mainShape = shapeOf(catalogSchema(options), mainYaml, report);
  const settings = kept === undefined ? "" : JSON.stringify([mainShape, user]);
  const modules: (LocatedModule | Module)[] = (mainShape?.modules ?? []).map((shape, index) =>
    located(shape, main, mainYaml, ["modules", index]),
  );
  const sections: (readonly [shape: OperationsShape, at: Locate])[] =
    mainShape?.operations === undefined ? [] : [[mainShape.operations, below(mainYaml.at, "operations")]];
  let whole = mainShape !== undefined;
  for (const file of sorted) {
    if (file === main) continue;
    const data = mainShape && kept?.read(file, settings, (part) => modulePart(part, mainShape, user));
    if (data !== undefined) {
      const module = keptModule(file, data);
      if (data.hashes === undefined) fresh.push(freshModule(module, file, settings, kept));
      else known.set(module, data.hashes);
      modules.push(module);
      continue;
    }
    const yaml = parseYaml(file);
    if (hasOnlyOperations(yaml)) {
      const shape = shapeOf(operationsFileSchema, yaml, report);
      if (shape === undefined) whole = false;
      else sections.push([shape.operations, below(yaml.at, "operations")]);
      continue;
    }
    const shape = shapeOf(moduleSchema, yaml, report);
    if (shape === undefined) whole = false;
    else modules.push(located(shape, file, yaml, []));
  }
  if (mainShape === undefined) return { catalog: undefined, diagnostics, known, fresh };

  const texts = textLocales(mainShape, user);
  const { source } = texts;
  const resolving = withDocs(mainShape, user);
  const common = mainShape.envelope.common;
  const { at } = mainYaml;
  const envelope = { shape: mainShape.envelope, at: below(at, "envelope") };
  const loadUse = (use: string, ofUse: readonly SpecFile[]) => load(ofUse, options, kept, userOf(mainShape, use, user));
  const own = { shape: mainShape.uses, at: below(at, "uses"), envelope, locales: mainShape.locales };
  const taken = takeModules(own, files, loadUse, report);
  if (!taken.whole) whole = false;
  for (const [module, hashes] of taken.known) known.set(module, hashes);
  fresh.push(...taken.fresh);
  const resolved = modules
    .map((module) => {
      if (!("shape" in module)) return module;
      const before = diagnostics.length;
      const made = { ...resolveModule(module, resolving, texts, report), ...originOf(mainShape, texts, user) };
      const { file } = module;
      if (kept !== undefined && diagnostics.length === before && file !== main)
        fresh.push(freshModule(made, file, settings, kept));
      return made;
    })
    .concat(taken.modules)
    .sort((a, b) => Number(b.id === common) - Number(a.id === common));
  const catalog: Catalog = {
    id: mainShape.catalog,
    name: mainShape.name ?? nameFromId(mainShape.catalog),
    title: textOf(mainShape.title, texts),
    description: textOf(mainShape.description, texts),
    version: mainShape.version ?? "0.0.0",
    locales: [source, ...mainShape.locales.slice(1)],
    fallbackLocales: mainShape["fallback-locales"] ?? [],
    docs: mainShape.docs,
    messageTail: mainShape["message-tail"],
    initialisms: mainShape.initialisms ?? [],
    envelope: resolveEnvelope(mainShape.envelope),
    envelopes: resolveEnvelopes(mainShape.envelopes, mainShape.catalog),
    server: { unexpected: mainShape.server?.unexpected },
    modules: resolved,
    ...(taken.imports.length > 0 ? { imports: taken.imports } : {}),
    operations: [],
    ...separateOuts({ ...targetOptions(mainShape, options), ...targets.options }),
    ...(targets.custom.length > 0 ? { customTargets: targets.custom } : {}),
    lint: {
      preset: mainShape.lint?.preset ?? "standard",
      rules: mainShape.lint?.rules ?? {},
      require: mainShape.lint?.require,
    },
    breaking: {
      rules: mainShape.breaking?.rules ?? {},
      failOn: mainShape.breaking?.["fail-on"],
      categories: mainShape.breaking?.categories ?? [],
    },
    history: historyIn(files, report),
    file: main.source,
    at,
  };
  if (whole) {
    checkEnvelope(catalog, report);
    checkServer(catalog, report);
    checkImports(catalog, Object.keys(options), report);
  }
  checkLocales(catalog, Object.keys(options), report);
  checkOuts(catalog, report);
  const declared = sections.map(([shape, place]) => sectionOf(shape, texts, place));
  // Without a file that cannot be read, errors would seem to be missing.
  const operations = resolveOperations(catalog, declared, whole ? report : () => undefined);
  return { catalog: { ...catalog, operations }, diagnostics, known, fresh, envelope };
}

function freshModule(module: Module, file: SpecFile, settings: string, kept: KeptModules | undefined): FreshModule {
  return { module, file, keep: (hashes) => kept?.write(file, settings, keptData(module, hashes)) };
}

/** The module in a part of a file; undefined if it has a problem. */
function modulePart(part: SpecFile, main: CatalogShape, user: User | undefined): Module | undefined {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => void problems.push(problem);
  const texts = textLocales(main, user);
  const yaml = parseYaml(part);
  const shape = shapeOf(moduleSchema, yaml, report);
  const module = shape && resolveModule(located(shape, part, yaml, []), withDocs(main, user), texts, report);
  return module === undefined || problems.length > 0 ? undefined : { ...module, ...originOf(main, texts, user) };
}

const textLocales = ({ locales: [source = "en"] }: CatalogShape, user: User | undefined): TextLocales => ({
  source,
  wanted: user?.locales,
});

const withDocs = (main: CatalogShape, user: User | undefined) => ({ ...main, docs: main.docs ?? user?.docs });

/** Who a catalog is loaded for, if this spec uses it. The locales are those of the spec that is generated. */
function userOf(shape: CatalogShape, use: string, user: User | undefined): User {
  const { locales, "fallback-locales": fallbackLocales = [], docs } = shape;
  return { ...(user ?? { locales, fallbackLocales, docs }), use };
}

/** What another spec says about the modules that it takes. Their operations are calls of another API. */
function originOf(
  { catalog, title, version }: CatalogShape,
  texts: TextLocales,
  user: User | undefined,
): Pick<Module, "origin" | "operations"> | undefined {
  if (user === undefined) return undefined;
  const origin = { use: user.use, catalog, title: textOf(title, texts), version: version ?? "0.0.0" };
  return { origin, operations: undefined };
}

const located = (shape: ModuleShape, file: SpecFile, yaml: ParsedYaml, path: readonly Step[]): LocatedModule => ({
  shape,
  file,
  yaml,
  path,
});

function isCatalogFile(source: string): boolean {
  return source === catalogFileName || source.endsWith(`/${catalogFileName}`);
}

/** Whether a file has operations, but no module. */
function hasOnlyOperations({ value }: ParsedYaml): boolean {
  return typeof value === "object" && value !== null && "operations" in value && !("module" in value);
}

function shapeOf<const S extends v.GenericSchema>(
  schema: S,
  yaml: ParsedYaml,
  report: Reporter,
): v.InferOutput<S> | undefined {
  yaml.diagnostics.forEach(report);
  if (yaml.value === undefined) return undefined;
  const { output, diagnostics } = checkShape(schema, yaml);
  diagnostics.forEach(report);
  return output;
}

/** The targets that the spec names, or all that are not opt-in, with their options. */
function targetOptions(
  shape: CatalogShape,
  options: Readonly<Record<string, v.GenericSchema>>,
): Record<string, unknown> {
  const usual = Object.entries(options).filter(([, schema]) => v.getMetadata(schema)["optIn"] !== true);
  const chosen = (shape.targets ?? Object.fromEntries(usual.map(([id]) => [id, {}]))) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(chosen).map(([id, value]) => [id, value ?? {}]));
}

/** Reports fallback locales, and locales of targets, that the catalog does not have. */
function checkLocales(
  { options, locales, fallbackLocales, at }: Catalog,
  targets: readonly string[],
  report: Reporter,
): void {
  const lists: (readonly [path: readonly Step[], chosen: readonly string[]])[] = [
    [["fallback-locales"], fallbackLocales],
    ...targets.map((target): [Step[], readonly string[]] => [
      ["targets", target, "locales"],
      (options[target] as { readonly locales?: readonly string[] } | undefined)?.locales ?? [],
    ]),
  ];
  for (const [path, chosen] of lists) {
    for (const [index, locale] of chosen.entries()) {
      if (locales.includes(locale)) continue;
      report({
        rule: "known-locale",
        severity: "error",
        at: at(...path, index),
        message: `\`${locale}\` is not one of the catalog's locales`,
        help: didYouMean(locale, locales) ?? `use one of ${locales.join(", ")}`,
      });
    }
  }
}
