import { didYouMean } from "../diagnostic/suggest.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { grouped } from "../model/grouped.js";
import type { DeclaredError, OperationError, OperationScope } from "../model/operation.js";
import { below } from "../model/position.js";
import type { Locate } from "../model/position.js";
import { isPublic } from "../model/sent.js";
import type { Reporter } from "./reporter.js";

/** A list of errors in a spec: where it is, and what inherits it. */
export interface ErrorList {
  readonly from: OperationScope;
  readonly errors: readonly DeclaredError[];
  readonly at: Locate;
}

/** Looks up the errors that operations declare. */
export interface ErrorLookup {
  /** The entry of a reference in an operation that calls a module. Undefined if it has none, which is reported. */
  find(reference: string, called: Module | undefined, at: Locate): Entry | undefined;
  /** The errors of a list, for an operation that calls a module. What is not known is reported and left out. */
  resolve(list: ErrorList, called: Module | undefined): readonly OperationError[];
}

export function errorLookup(catalog: Catalog, report: Reporter): ErrorLookup {
  const byName = grouped(
    catalog.modules.flatMap(({ entries }) => entries),
    ({ name }) => name,
  );
  const common = commonModule(catalog);

  /** The entries that a name can mean: those of the called module before common ones, and these before all others. */
  const candidates = (name: string, id: string | undefined, called: Module | undefined): readonly Entry[] => {
    const all = byName.get(name) ?? [];
    const inModule = (module: string | undefined): readonly Entry[] => all.filter((entry) => entry.module === module);
    if (id !== undefined) return inModule(id);
    return [inModule(called?.id), inModule(common?.id), all].find(({ length }) => length > 0) ?? [];
  };

  const find: ErrorLookup["find"] = (reference, called, at) => {
    const [name = "", id] = reference.split(".").reverse();
    const found = candidates(name, id, called);
    const [entry] = found;
    const problem = (message: string, help: string): void => {
      report({ rule: "operation", severity: "error", at: at(), message, help });
    };
    if (entry === undefined) {
      const modules = id === undefined ? catalog.modules : catalog.modules.filter((module) => module.id === id);
      const names = modules.flatMap(({ entries }) => entries.map((other) => other.name));
      const where = id === undefined ? "the catalog" : `the module \`${id}\``;
      problem(`${where} has no error \`${name}\``, didYouMean(name, names) ?? "name an error of the catalog");
      return undefined;
    }
    const choices = found.map(({ module }) => `${module}.${name}`);
    if (found.length > 1) problem(`several modules have an error \`${name}\``, `write one of ${choices.join(", ")}`);
    else if (isPublic(entry)) return entry;
    else problem(`\`${name}\` is internal, so no operation returns it`, "remove it");
    return undefined;
  };

  return {
    find,
    resolve: ({ errors, from, at }, called) =>
      errors.flatMap(({ error, when, params }, index): OperationError[] => {
        const place = below(at, index);
        const entry = find(error, called, place);
        if (entry === undefined) return [];
        checkParams(entry, params, place, report);
        return [{ module: entry.module, code: entry.code, when, params, from, at: place }];
      }),
  };
}

function checkParams(entry: Entry, params: OperationError["params"], at: Locate, report: Reporter): void {
  for (const [name, values] of Object.entries(params)) {
    const problem = (place: Locate, message: string, help: string): void => {
      report({ rule: "operation", severity: "error", at: place(), message, help });
    };
    const place = below(at, "params", name);
    const param = entry.params.find((candidate) => candidate.name === name);
    if (param === undefined) {
      const names = entry.params.map((candidate) => candidate.name);
      problem(place, `\`${entry.name}\` has no param \`${name}\``, didYouMean(name, names) ?? "remove it");
      continue;
    }
    for (const [index, value] of values.entries()) {
      if (fits[param.type](value)) continue;
      problem(below(place, index), `\`${String(value)}\` is not of the type ${param.type}`, "correct the value");
    }
  }
}

const fits: Readonly<Record<Entry["params"][number]["type"], (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  bool: (value) => typeof value === "boolean",
  int: Number.isSafeInteger,
  float: (value) => typeof value === "number",
};
