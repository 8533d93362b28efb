import type { Entry, Module } from "../../model/catalog.js";
import { screamingCase, snakeCase } from "../../model/name.js";
import { errorsOfOperation, requestOf } from "../../model/operation.js";
import type { Operation } from "../../model/operation.js";
import { freeText } from "../../render/free-text.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { docOfOperation, operationsWithErrors, returnedModules } from "../../sdk/operations.js";
import type { OperationErrorDoc } from "../../sdk/operations.js";
import type { Context } from "./context.js";
import { docLines } from "./docs.js";
import { creatorOf, exampleValues } from "./examples.js";
import {
  assignment,
  call,
  compareExports,
  functionHeader,
  importLine,
  except,
  subscript,
  tupleAssignment,
} from "./layout.js";
import { header } from "./module-view.js";
import { codeClass, enumName, memberName, moduleName } from "./names.js";
import { builtinClasses } from "./reserved.js";

/** The module with the errors of operations. */
export const operationsModule = "operations";

/** The names of an operation in its module. */
export function operationNames({ name }: Pick<Operation, "name">) {
  const [snake, screaming] = [snakeCase(name), screamingCase(name)];
  const error = `${name}Error`;
  return {
    /** The union of the exceptions, their classes, and what a server raises. */
    error: builtinClasses.has(error) ? `${name}OperationError` : error,
    errors: `${screaming}_ERRORS`,
    raise: `${snake}_error`,
    /** The type of the codes, and the function that gives the code of an error. */
    code: `${name}Code`,
    codeOf: `${snake}_code`,
  };
}

/** `operations.py` */
export function operationsView(context: Context) {
  const { catalog, options } = context;
  const operations = operationsWithErrors(catalog);
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  const raises = options.server && !options.perKind;
  const hasUnion = !options.perKind && operations.some(({ errors }) => errors.length > 1);
  return {
    header: header(catalog.file),
    perKind: options.perKind,
    server: raises,
    typingImport: importLine("typing", [
      "Literal",
      "TypeVar",
      "get_args",
      ...(options.perKind ? [] : ["Final"]),
      ...(hasUnion ? ["Union"] : []),
    ]),
    imports: returnedModules(catalog)
      .map(({ id }) => moduleName(id, options))
      .sort(compareExports)
      .map((name) => `from . import ${name} as _${name}`),
    exports: operations
      .flatMap((operation) => {
        const { error, errors, raise, code, codeOf } = operationNames(operation);
        return [code, codeOf, ...(options.perKind ? [] : [error, errors]), ...(raises ? [raise] : [])];
      })
      .sort(compareExports)
      .map((name) => `"${name}"`),
    operations: operations.map((operation) => operationView(operation, modules, context)),
  };
}

function operationView(operation: Operation, modules: ReadonlyMap<string, Module>, context: Context) {
  const { catalog, options } = context;
  const names = operationNames(operation);
  const { summary, errors } = docOfOperation(catalog, operation, docLocale(options.locales));
  const parts = errors.map((error) => partsOf(error.entry, modules, context));
  const shown = errors.map((error, index) => {
    const { type, member } = parts[index] ?? { type: "", member: "" };
    return itemOf((options.perKind ? member : type).slice(1), error);
  });
  const classes = parts.map(({ type }) => type);
  const members = parts.map(({ member }) => member);
  const request = requestOf(operation);
  return {
    ...names,
    id: freeText(literal(operation.id)),
    more: [
      ...(request === "" ? [] : [[freeText(literal(request))]]),
      ...(summary === "" ? [] : [docLines(summary, "It does: ", "", moduleWidth).map(freeText)]),
    ],
    errors: shown.flat(),
    union:
      classes.length === 1 ? assignment(names.error, classes.join("")) : subscript(`${names.error} = Union`, classes),
    tuple: tupleAssignment(`${names.errors}: Final`, classes),
    tupleName: names.errors,
    literal: subscript(`${names.code} = Literal`, members),
    returnCode: call("return __code_of", ["error", `get_args(${names.code})`], "    "),
    codeHeader: functionHeader(names.codeOf, ["error: BaseException"], `${names.code} | None`),
    raiseHeader: functionHeader(names.raise, [`error: ${names.error}`], names.error),
  };
}

/** What the README shows of the first operation that has errors. */
export function operationsExample(context: Context, exampleModule: string) {
  const { catalog, options } = context;
  const [operation] = operationsWithErrors(catalog);
  const [first] = operation === undefined ? [] : errorsOfOperation(catalog, operation);
  const module = catalog.modules.find(({ id }) => id === first?.entry.module);
  if (operation === undefined || first === undefined || module === undefined) return {};
  const { codeOf, errors, error, raise } = operationNames(operation);
  const [creator, values] = [creatorOf(first.entry, module, context), exampleValues(first.entry, catalog)];
  return {
    operations: `${options.package}.${operationsModule}`,
    operationsImport: importLine(options.package, [operationsModule, exampleModule]),
    exceptOperation: except(`${operationsModule}.${errors}`, " as error"),
    operationCode: `${operationsModule}.${codeOf}`,
    operationCodeCall: call(`code = ${operationsModule}.${codeOf}`, ["error"], "    "),
    operationError: `${operationsModule}.${error}`,
    raisesOperation: options.server && !options.perKind,
    raiseOperation: `${operationsModule}.${raise}`,
    createOperation: values.length === 0 ? `        ${creator}(),` : call(creator, values, "        ", ","),
    raiseOperationImport: importLine(options.package, [operationsModule, moduleName(module.id, options)]),
  };
}

/** The class of an entry, and the member of its enum. */
function partsOf(entry: Entry, modules: ReadonlyMap<string, Module>, { catalog, options }: Context) {
  const module = modules.get(entry.module);
  if (module === undefined) throw new Error(`there is no module ${entry.module}`);
  const file = `_${moduleName(module.id, options)}`;
  return {
    type: `${file}.${codeClass(entry.name, module, catalog, options)}`,
    member: `${file}.${enumName(module)}.${memberName(entry.name)}`,
  };
}

/** What a line of a docstring at the left margin may hold. */
const moduleWidth = 88;

/** An item of a list in a docstring. */
function itemOf(name: string, { remark }: OperationErrorDoc) {
  const [first = "", ...rest] = docLines(remark, "", `\`\`${name}\`\`: `, moduleWidth - 2);
  if (remark === "") return [{ mark: "- ", text: freeText(`\`\`${name}\`\``) }];
  return [{ mark: "- ", text: freeText(first) }, ...rest.map((line) => ({ mark: "  ", text: freeText(line) }))];
}

/** Text as a literal of reStructuredText, which a backquote would end. */
const literal = (text: string): string => (text.includes("`") ? text : `\`\`${text}\`\``);
