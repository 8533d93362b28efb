import { didYouMean } from "../diagnostic/suggest.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Module } from "../model/catalog.js";
import { isName } from "../model/name.js";
import { nameOfOperation } from "../model/operation.js";
import type {
  DeclaredError,
  DeclaredOperation,
  Operation,
  OperationError,
  OperationSection,
} from "../model/operation.js";
import { below } from "../model/position.js";
import type { Locate } from "../model/position.js";
import { errorLookup } from "./operation-errors.js";
import type { ErrorList, ErrorLookup } from "./operation-errors.js";
import type { OperationErrorShape, OperationsShape } from "./operations-schema.js";
import type { Reporter } from "./reporter.js";
import { textOf } from "./text.js";
import type { TextLocales } from "./text.js";

/** The operations of a part of a spec, as they are declared. */
export function sectionOf(shape: OperationsShape, texts: TextLocales, at: Locate): OperationSection {
  const declared = (errors: readonly OperationErrorShape[] = []): DeclaredError[] =>
    errors.map((given) =>
      typeof given === "string"
        ? { error: given, when: {}, params: {} }
        : { error: given.error, when: textOf(given.when, texts), params: given.params ?? {} },
    );
  return {
    errors: declared(shape.errors),
    tags: Object.fromEntries(Object.entries(shape.tags ?? {}).map(([tag, errors]) => [tag, declared(errors)])),
    list: Object.entries(shape.list ?? {}).map(([id, operation]): DeclaredOperation => ({
      id,
      name: operation?.name,
      module: operation?.module,
      method: operation?.method,
      path: operation?.path,
      summary: textOf(operation?.summary, texts),
      tags: operation?.tags ?? [],
      errors: declared(operation?.errors),
      except: operation?.except ?? [],
    })),
    at,
  };
}

/** A section, and the module that it is in. */
interface Placed {
  readonly section: OperationSection;
  readonly module: Module | undefined;
}

/**
 * The operations of a catalog, each with everything that it inherits. `sections` are those outside of its modules. Reports
 * what is not known, and what is there twice.
 */
export function resolveOperations(
  catalog: Catalog,
  sections: readonly OperationSection[],
  reportAll: Reporter,
): readonly Operation[] {
  const placed: readonly Placed[] = [
    ...sections.map((section) => ({ section, module: undefined })),
    ...catalog.modules.flatMap((module) =>
      module.operations === undefined ? [] : [{ section: module.operations, module }],
    ),
  ];
  if (placed.length === 0) return [];
  const report = onceForEachPlace(reportAll);
  const lookup = errorLookup(catalog, report);
  const others = catalog.modules.filter((module) => module !== commonModule(catalog));
  const only = others.length === 1 ? others[0] : undefined;
  const operations = placed.flatMap(({ section, module: owner }) =>
    section.list.map((declared): Operation => {
      const at = below(section.at, "list", declared.id);
      const module = calledBy(declared, catalog, at, report) ?? owner ?? only;
      const own: ErrorList = { from: "operation", errors: declared.errors, at: below(at, "errors") };
      const lists = [own, ...placed.flatMap((other) => tagged(other, declared, owner)), ...shared(placed, owner)];
      const errors = distinct(lists.flatMap((list) => lookup.resolve(list, module)));
      const { id, method, path, summary, tags } = declared;
      return {
        id,
        name: nameOf(declared, at, report),
        module: module?.id,
        method,
        path,
        summary,
        tags,
        errors: withoutExceptions(
          errors,
          declared,
          (index, text) => lookup.find(text, module, below(at, "except", index)),
          report,
          at,
        ),
        at,
      };
    }),
  );
  lookUpUnused(placed, lookup);
  reportRepeated(operations, report);
  return operations;
}

/** Lists of errors are looked up for each operation that inherits them: a problem of one is reported once. */
function onceForEachPlace(report: Reporter): Reporter {
  const reported = new Set<string>();
  return (problem) => {
    const key = JSON.stringify([problem.rule, problem.at]);
    if (!reported.has(key)) report(problem);
    reported.add(key);
  };
}

/** The errors that all operations of a module have, and then those of all operations. */
function shared(placed: readonly Placed[], owner: Module | undefined): readonly ErrorList[] {
  const lists = (module: Module | undefined, from: "module" | "catalog"): readonly ErrorList[] =>
    placed
      .filter((other) => other.module === module)
      .map(({ section }) => ({ from, errors: section.errors, at: below(section.at, "errors") }));
  return [...(owner === undefined ? [] : lists(owner, "module")), ...lists(undefined, "catalog")];
}

/** The errors of the tags of an operation. In a module, they hold for its own operations. */
function tagged({ section, module }: Placed, { tags }: DeclaredOperation, owner: Module | undefined): ErrorList[] {
  if (module !== undefined && module !== owner) return [];
  return tags.flatMap((tag): ErrorList[] => {
    const errors = Object.hasOwn(section.tags, tag) ? section.tags[tag] : undefined;
    return errors === undefined ? [] : [{ from: "tag", errors, at: below(section.at, "tags", tag) }];
  });
}

/** Looks up the errors that no operation inherits, so that a wrong name is a problem before the first one does. */
function lookUpUnused(placed: readonly Placed[], lookup: ErrorLookup): void {
  for (const { section, module } of placed) {
    lookup.resolve({ from: "catalog", errors: section.errors, at: below(section.at, "errors") }, module);
    for (const [tag, errors] of Object.entries(section.tags)) {
      lookup.resolve({ from: "tag", errors, at: below(section.at, "tags", tag) }, module);
    }
  }
}

function calledBy(
  { module: given }: DeclaredOperation,
  { modules }: Catalog,
  at: Locate,
  report: Reporter,
): Module | undefined {
  const found = modules.find(({ id }) => id === given);
  if (given !== undefined && found === undefined) {
    const ids = modules.map(({ id }) => id);
    const help = didYouMean(given, ids) ?? `use one of ${ids.join(", ")}`;
    const message = `there is no module \`${given}\``;
    report({ rule: "operation", severity: "error", at: at("module"), message, help });
  }
  return found;
}

function nameOf({ id, name }: DeclaredOperation, at: Locate, report: Reporter): string {
  const made = name ?? nameOfOperation(id);
  if (!isName(made)) {
    const message = `the ID \`${id}\` gives no name for generated code`;
    const help = "add a `name` of PascalCase words, such as CreateOrder";
    report({ rule: "operation", severity: "error", at: at(), message, help });
  }
  return made;
}

/** Each error once: what is nearer to the operation says more about it. */
function distinct(errors: readonly OperationError[]): readonly OperationError[] {
  const found = new Map<string, OperationError>();
  for (const error of errors) {
    const key = JSON.stringify([error.module, error.code]);
    if (!found.has(key)) found.set(key, error);
  }
  return [...found.values()];
}

/** The errors without those that the operation excepts. An exception must be of an error that it inherits. */
function withoutExceptions(
  errors: readonly OperationError[],
  { except }: DeclaredOperation,
  find: (index: number, reference: string) => { readonly module: string; readonly code: string } | undefined,
  report: Reporter,
  at: Locate,
): readonly OperationError[] {
  const excepted = new Set<OperationError>();
  for (const [index, reference] of except.entries()) {
    const entry = find(index, reference);
    if (entry === undefined) continue;
    const error = errors.find(({ module, code }) => module === entry.module && code === entry.code);
    if (error !== undefined && error.from !== "operation") {
      excepted.add(error);
      continue;
    }
    const [message, help] =
      error === undefined
        ? [`the operation does not inherit \`${reference}\``, "remove it"]
        : [`\`${reference}\` is in \`errors\` and in \`except\``, "remove it from one of them"];
    report({ rule: "operation", severity: "error", at: at("except", index), message, help });
  }
  return errors.filter((error) => !excepted.has(error));
}

/** Reports operations with the same ID, name, or method and path. */
function reportRepeated(operations: readonly Operation[], report: Reporter): void {
  const keys: readonly (readonly [of: (operation: Operation) => string | undefined, help: string])[] = [
    [({ id }) => `the ID \`${id}\``, "remove one of them"],
    [({ name }) => `the name ${name}`, "give one of them another `name`"],
    [({ method, path }) => (method && path ? `\`${method} ${path}\`` : undefined), "correct one of them"],
  ];
  for (const [of, help] of keys) {
    const first = new Map<string, Operation>();
    for (const operation of operations) {
      const key = of(operation);
      if (key === undefined) continue;
      const other = first.get(key);
      if (other === undefined) first.set(key, operation);
      else {
        const related = { at: other.at(), message: "the other one is here" };
        const message = `two operations have ${key}`;
        report({ rule: "operation", severity: "error", at: operation.at(), message, help, related });
      }
    }
  }
}
