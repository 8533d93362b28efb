import type { Entry, Module } from "../../model/catalog.js";
import type { Operation } from "../../model/operation.js";
import type { Name } from "../../model/name.js";
import { docOfOperation, namesInOperation, operationsWithErrors } from "../../sdk/operations.js";
import type { OperationErrorDoc } from "../../sdk/operations.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { javadoc } from "./docs.js";
import { call, method } from "./layout.js";
import { codeClass, constantName, creatorName, errorsClass, parameterName } from "./names.js";
import { parametersOf, parameterTags } from "./raise-view.js";

/** The package with the errors of operations, below that of all classes. */
export const operationsPackage = "operations";

/** `CreateOrderError` */
export const operationClass = ({ name }: Pick<Operation, "name">): string => `${name}Error`;

/** `operations/CreateOrderError.java` */
export function operationView(context: Context, operation: Operation) {
  const { catalog, docs, pkg, server } = context;
  const names = namesInOperation(context.catalog, operation);
  const { called, summary, errors } = docOfOperation(catalog, operation, docs);
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  const used = errors.flatMap(({ entry }) => {
    const module = modules.get(entry.module);
    return module === undefined ? [] : [{ entry, module, name: names.get(entry) ?? entry.name }];
  });
  const classes = new Set(used.flatMap(({ module }) => [codeClass(module), ...(server ? [errorsClass(module)] : [])]));
  const remarks = new Map(errors.map((error) => [error.entry, error]));
  return {
    ...fileView(context),
    imports: [
      ...["ApiException", "Code", ...(server ? ["ErrorBuilder"] : []), ...classes].map((name) => `${pkg}.${name}`),
      "org.jspecify.annotations.Nullable",
    ].sort(),
    type: operationClass(operation),
    docs: javadoc(0, [
      ["The errors that the operation ", { free: called }, " is known to return. It can return others too."],
      ...(summary === "" ? [] : [["It does: ", { free: summary }]]),
    ]),
    deprecated: used.some(({ entry }) => entry.deprecated !== undefined),
    errors: used.map(({ entry, module, name }, index) => ({
      docs: errorDoc(module, entry, remarks.get(entry)),
      deprecated: entry.deprecated !== undefined,
      lines: call(
        2,
        constantName(name),
        [`${codeClass(module)}.${constantName(entry.name)}`],
        index === used.length - 1 ? ";" : ",",
      ),
    })),
    formers: used.flatMap(({ entry, name }) =>
      entry.aliases
        .filter(() => name === entry.name)
        .map((alias) => ({
          docs: javadoc(
            2,
            [[`A former name of {@link #${constantName(name)}}.`]],
            [[`@deprecated Use {@link #${constantName(name)}}.`]],
          ),
          name: constantName(alias),
          now: constantName(name),
        })),
    ),
    creators: server ? used.map(creatorView) : [],
  };
}

/** The method that creates an error of an operation. */
function creatorView({ entry, module, name }: { entry: Entry; module: Module; name: Name }) {
  const created = `${errorsClass(module)}#${creatorName(entry.name)}`;
  const replaced = entry.deprecated === undefined ? [] : [[`@deprecated Like {@link ${created}}.`]];
  return {
    docs: javadoc(
      2,
      [[`Creates the error as {@link ${created}} does.`]],
      [...parameterTags(entry), ["@return a builder of the error"], ...replaced],
    ),
    deprecated: entry.deprecated !== undefined,
    head: method(2, `public static ErrorBuilder ${creatorName(name)}`, parametersOf(entry)),
    lines: call(
      4,
      `return ${errorsClass(module)}.${creatorName(entry.name)}`,
      entry.params.map((param) => parameterName(param.name)),
    ),
  };
}

function errorDoc(module: Module, entry: Entry, doc: OperationErrorDoc | undefined): string[] {
  const link = `{@link ${codeClass(module)}#${constantName(entry.name)}}`;
  const remark = doc?.remark ?? "";
  const tags = entry.deprecated === undefined ? [] : [[`@deprecated Like ${link}.`]];
  return javadoc(2, [remark === "" ? [`${link}.`] : [`${link}: `, { free: remark }]], tags);
}

/** What the README shows of the first operation that has errors. */
export function operationsExample(context: Context) {
  const [operation] = operationsWithErrors(context.catalog);
  const [first] = operation === undefined ? [] : namesInOperation(context.catalog, operation);
  if (operation === undefined || first === undefined) return false;
  const [, name] = first;
  return {
    type: operationClass(operation),
    constant: constantName(name),
    creator: creatorName(name),
    pkg: `${context.pkg}.${operationsPackage}`,
  };
}
