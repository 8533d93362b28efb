import { commonModule } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { grouped } from "../../model/grouped.js";
import { camelCase } from "../../model/name.js";
import { errorsOfOperation } from "../../model/operation.js";
import type { Operation } from "../../model/operation.js";
import { docOfOperation, operationsWithErrors, returnedModules } from "../../sdk/operations.js";
import { docsLocale, encoded, join } from "./docs.js";
import { assigned, conditional, fits, listed, signature, union } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import type { Options } from "./options.js";
import { hasServerHalf } from "./server.js";
import { importing } from "./structure.js";
import type { Statement } from "./structure.js";

/** What the file has for an operation. */
interface OperationNames {
  /** The type of its errors. */
  readonly error: string;
  /** The function for a server to throw one. */
  readonly raise: string;
  readonly guard: string;
  /** The type of their codes, and the list of them. */
  readonly returns: string;
  readonly codes: string;
}

/** Classes of JavaScript that the type of an operation's errors would hide: `TypeError` for `type`. */
const builtinErrors: ReadonlySet<string> = new Set(
  "AggregateError EvalError RangeError ReferenceError SuppressedError SyntaxError TypeError".split(" "),
);

/** The names of operations. A type that would hide a class gets another name: `OrdersOperationError` for `orders`. */
export function operationNames(
  catalog: Catalog,
  options: Options,
): (operation: Pick<Operation, "name">) => OperationNames {
  const classes = catalog.modules.map((module) => moduleNames(catalog, module, options).error);
  const taken = new Set([...builtinErrors, ...classes, catalogNames(catalog, options).error]);
  return ({ name }) => {
    const error = taken.has(`${name}Error`) ? `${name}OperationError` : `${name}Error`;
    return {
      error,
      raise: `as${error}`,
      guard: `is${error}`,
      returns: `${name}Returns`,
      codes: `${camelCase(name)}Codes`,
    };
  };
}

/** The names of the file that no operation has. */
export const ownOperationNames = ["CommonCodeAlone", "Raised", "ReturnedCodes", "WithCode"];

/** Whether a package has the errors of operations. */
export function hasOperations(catalog: Catalog): boolean {
  return operationsWithErrors(catalog).length > 0;
}

/** `operations.ts`: for each operation a narrow type of the errors that it is known to return, and a guard. */
export function operationsStatements(catalog: Catalog, options: Options): Statement[] {
  const base = catalogNames(catalog, options);
  const operations = operationsWithErrors(catalog);
  const namesOf = operationNames(catalog, options);
  const classes = new Set(operations.map((operation) => calledModule(catalog, operation)));
  const common = commonModule(catalog);
  const property = common === undefined ? "code" : "moduleCode";
  return [
    importing(false, [base.guard], "./error.js"),
    ...(classes.has(undefined) ? [importing(true, [base.error], "./error.js")] : []),
    ...returnedModules(catalog).map((module) =>
      importing(false, [moduleNames(catalog, module, options).codes], `./${module.id}/code.js`),
    ),
    ...[...classes].flatMap((module) =>
      module === undefined
        ? []
        : [importing(true, [moduleNames(catalog, module, options).error], `./${module.id}/index.js`)],
    ),
    {
      kind: "interface",
      docs: ["An error with a code of its module."],
      name: "WithCode<Code>",
      properties: [{ name: property, type: "Code", docs: [] }],
    },
    ...(common === undefined
      ? []
      : [
          {
            kind: "interface",
            docs: ["An error with a common code, and none of its module."],
            name: "CommonCodeAlone<Code>",
            properties: [
              { name: "moduleCode", type: "undefined", docs: [] },
              { name: "code", type: "Code", docs: [] },
            ],
          } as const,
        ]),
    ...(hasServerHalf(catalog, options)
      ? [
          {
            kind: "type",
            docs: ["An error that a server creates, with codes that an operation returns."],
            name: "Raised<Returns>",
            type: "Error & Returns",
          } as const,
        ]
      : []),
    {
      kind: "type",
      docs: ["Codes that an operation returns, by the ID of their module."],
      name: "ReturnedCodes",
      type: "Readonly<Record<string, readonly unknown[]>>",
    },
    ...operations.flatMap((operation) => statementsOf(catalog, operation, namesOf(operation), options)),
    {
      kind: "code",
      docs: [],
      template: "returned",
      view: {
        guard: conditional("  if (!", base.guard, ["error"], " return false;"),
        common: common === undefined ? "" : stringLiteral(common.id),
        isLayered: common !== undefined,
      },
    },
  ];
}

/** The module whose error class all errors of an operation have; undefined for that of the catalog. */
function calledModule(catalog: Catalog, operation: Operation): Module | undefined {
  const own = ownModules(catalog);
  const called = own.find(({ id }) => id === operation.module);
  const others = operation.errors.filter(({ module }) => module !== called?.id && own.some(({ id }) => id === module));
  return others.length > 0 ? undefined : called;
}

function statementsOf(catalog: Catalog, operation: Operation, names: OperationNames, options: Options): Statement[] {
  const module = calledModule(catalog, operation);
  const error =
    module === undefined ? catalogNames(catalog, options).error : moduleNames(catalog, module, options).error;
  const found = errorsOfOperation(catalog, operation).map(({ entry }) => entry);
  const common = commonModule(catalog);
  const typeOf = options.style === "const" ? "typeof " : "";
  const owners = new Map(catalog.modules.map((owner) => [owner.id, moduleNames(catalog, owner, options).codes]));
  const codeOf = (entry: Entry): string => `${owners.get(entry.module) ?? ""}.${entry.name}`;
  const members = found.map((entry) =>
    member(entry.module === common?.id ? "CommonCodeAlone" : "WithCode", typeOf + codeOf(entry), found.length),
  );
  const byModule = grouped(found, (entry) => entry.module);
  return [
    {
      kind: "code",
      docs: [`The codes that {@link ${names.error}} can have.`],
      template: "declared",
      view: { text: union(`export type ${names.returns} =`, members) },
    },
    {
      kind: "code",
      docs: operationDocs(catalog, operation, codeOf),
      template: "declared",
      view: { text: intersection(`export type ${names.error} =`, error, names.returns) },
    },
    {
      kind: "code",
      docs: [`Whether a caught value is a {@link ${names.error}}.`],
      template: "operation-guard",
      view: {
        head: signature(`export function ${names.guard}`, ["error: unknown"], [`error is ${names.error}`], " {"),
        call: listed("  return isReturned(", ["error", names.codes], ");"),
      },
    },
    {
      kind: "code",
      docs: [`The codes of {@link ${names.error}}.`],
      template: "operation-codes",
      view: {
        head: assigned(`export const ${names.codes}: ReturnedCodes =`, "{", ""),
        rows: [...byModule].map(([id, entries]) => listed(`  ${propertyName(id)}: [`, entries.map(codeOf), "],")),
      },
    },
    ...(hasServerHalf(catalog, options) ? [raiseStatement(operation, names)] : []),
  ];
}

/** The function that takes and returns an error of an operation. */
function raiseStatement(operation: Operation, { raise, returns }: OperationNames): Statement {
  const type = `Raised<${returns}>`;
  return {
    kind: "code",
    docs: [
      ...encoded(`Returns an error of ${operation.id}, for a server to throw.`, 0),
      "",
      "The compiler objects to errors that the operation is not known to return.",
    ],
    template: "operation-error",
    view: { head: signature(`export function ${raise}`, [`error: ${type}`], [type], " {") },
  };
}

/** Prettier breaks a long `typeof X.Y` in brackets, but not a long name. */
function member(type: string, code: string, count: number): string {
  const line = `  | ${type}<${code}>`;
  if (!code.startsWith("typeof ") || fits(`${line};`) || count === 1) return `${type}<${code}>`;
  return `${type}<\n      ${code}\n    >`;
}

/** `type A = B & C;`, which prettier breaks after the `&` if the first part fits. */
function intersection(head: string, first: string, second: string): string {
  const line = `${head} ${first} & ${second};`;
  if (fits(line)) return line;
  const start = `${head} ${first} &`;
  return fits(start) ? `${start}\n  ${second};` : `${head}\n  ${first} & ${second};`;
}

function operationDocs(catalog: Catalog, operation: Operation, codeOf: (entry: Entry) => string): string[] {
  const { called, summary, errors } = docOfOperation(catalog, operation, docsLocale(catalog));
  return join([
    encoded(`An error that ${called} is known to return. It may return others too.`, 0),
    ...(summary === "" ? [] : [encoded(summary, 0)]),
    errors.flatMap(({ entry, remark }) => itemOf(codeOf(entry), remark)),
  ]);
}

/** An item of a list, which begins with a code: the lines after the first are indented. */
function itemOf(code: string, remark: string): string[] {
  if (remark === "") return [`- {@link ${code}}`];
  const [first = "", ...rest] = encoded(`${code}: ${remark}`, " * - {@link }".length);
  return [`- {@link ${code}}${first.slice(code.length)}`, ...rest.map((line) => `  ${line}`)];
}
