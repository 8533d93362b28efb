import type { Entry, Module } from "../../model/catalog.js";
import type { Name } from "../../model/name.js";
import type { Operation } from "../../model/operation.js";
import { docOfOperation, namesInOperation, operationsWithErrors } from "../../sdk/operations.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { phpdoc } from "./docs.js";
import { call, method } from "./layout.js";
import { caseName, codeEnum, creatorName, errorsClass } from "./names.js";
import { argumentsOf, parametersOf, parameterTags } from "./raise-view.js";

/** The namespace of the errors of operations, below that of all classes. */
export const operationsNamespace = "Operations";

/** `CreateOrderError` */
export const operationEnum = ({ name }: Pick<Operation, "name">): string => `${name}Error`;

/** `src/Operations/CreateOrderError.php` */
export function operationView(context: Context, operation: Operation) {
  const { catalog, docs, namespace, server } = context;
  const names = namesInOperation(context.catalog, operation);
  const { called, summary, errors } = docOfOperation(catalog, operation, docs);
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  const used = errors.flatMap(({ entry, remark }) => {
    const module = modules.get(entry.module);
    return module === undefined ? [] : [{ entry, module, remark, name: names.get(entry) ?? entry.name }];
  });
  const classes = used.flatMap(({ module }) => [codeEnum(module), ...(server ? [errorsClass(module)] : [])]);
  return {
    ...fileView(context),
    uses: [
      ...[...new Set(["ApiException", "Code", ...classes, ...(server ? ["RaiseOptions"] : [])])].map(
        (name) => `${namespace}\\${name}`,
      ),
      "Throwable",
    ].sort(),
    type: operationEnum(operation),
    docs: phpdoc(0, [
      ["The errors that the operation ", { free: called }, " is known to return. It can return others too."],
      ...(summary === "" ? [] : [["It does: ", { free: summary }]]),
    ]),
    errors: used.map(({ entry, module, remark, name }) => ({
      docs: errorDoc(module, entry, remark),
      name: caseName(name),
      code: `${codeEnum(module)}::${caseName(entry.name)}`,
    })),
    formers: used.flatMap(({ entry, name }) =>
      entry.aliases
        .filter(() => name === entry.name)
        .map((alias) => ({
          docs: phpdoc(
            4,
            [[`A former name of self::${caseName(name)}.`]],
            [[`@deprecated Use self::${caseName(name)}.`]],
          ),
          name: caseName(alias),
          now: caseName(name),
        })),
    ),
    creators: server ? used.map(creatorView) : [],
  };
}

/** The method that creates an error of an operation. */
function creatorView({ entry, module, name }: { entry: Entry; module: Module; name: Name }) {
  const created = `${errorsClass(module)}::${creatorName(entry.name)}`;
  const replaced = entry.deprecated === undefined ? [] : [[`@deprecated Like {@see ${created}()}.`]];
  return {
    docs: phpdoc(4, [[`Creates the error as {@see ${created}()} does.`]], [...parameterTags(entry), ...replaced]),
    head: method(`public static function ${creatorName(name)}`, parametersOf(entry), "ApiException"),
    lines: call(`return ${created}`, argumentsOf(entry)),
  };
}

function errorDoc(module: Module, entry: Entry, remark: string): string[] {
  const link = `{@see ${codeEnum(module)}::${caseName(entry.name)}}`;
  const tags = entry.deprecated === undefined ? [] : [[`@deprecated Like ${link}.`]];
  return phpdoc(4, [remark === "" ? [`${link}.`] : [`${link}: `, { free: remark }]], tags);
}

/** What the README shows of the first operation that has errors. */
export function operationsExample(context: Context) {
  const [operation] = operationsWithErrors(context.catalog);
  const [first] = operation === undefined ? [] : namesInOperation(context.catalog, operation);
  if (operation === undefined || first === undefined) return false;
  const [, name] = first;
  return { type: operationEnum(operation), name: caseName(name), creator: creatorName(name) };
}
