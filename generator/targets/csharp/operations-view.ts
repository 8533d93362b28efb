import type { Entry, Module } from "../../model/catalog.js";
import type { Name } from "../../model/name.js";
import type { Operation } from "../../model/operation.js";
import { docOfOperation, namesInOperation, operationsWithErrors } from "../../sdk/operations.js";
import type { OperationErrorDoc } from "../../sdk/operations.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { deprecationValue, xmlDoc } from "./docs.js";
import { csharpString } from "./literals.js";
import {
  codeEnum,
  creatorName,
  errorsClass,
  exceptionClass,
  operationClass,
  operationCreator,
  operationEnum,
} from "./names.js";
import { argumentsOf, creatorTags, parametersOf } from "./raise-view.js";
import { operationValue } from "./values.js";

/** The namespace with the errors of operations, below that of all types. */
export const operationsNamespace = "Operations";

/** An error of an operation, with the name that it has there. */
interface Returned extends OperationErrorDoc {
  readonly module: Module;
  readonly name: Name;
}

/** `Operations/CreateOrderError.cs` and `Operations/CreateOrderOperation.cs` */
export function operationView(context: Context, operation: Operation) {
  const { catalog, docs, server } = context;
  const { called, summary, errors } = docOfOperation(catalog, operation, docs);
  const names = namesInOperation(catalog, operation);
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  const returned = errors.flatMap((error): Returned[] => {
    const module = modules.get(error.entry.module);
    return module === undefined ? [] : [{ ...error, module, name: names.get(error.entry) ?? error.entry.name }];
  });
  const deprecated = returned.some(({ entry }) => entry.deprecated !== undefined);
  const does = summary === "" ? [] : [["It does: ", { free: summary }]];
  return {
    ...fileView(context),
    type: operationEnum(operation),
    methods: operationClass(operation),
    deprecated,
    obsolete: deprecated || returned.some(({ entry, name }) => formersOf(entry, name).length > 0),
    docs: xmlDoc(
      0,
      ["The errors that the operation ", { free: called }, " is known to return. It can return others too."],
      does,
    ),
    methodDocs: xmlDoc(0, [`What there is for the errors in <see cref="${operationEnum(operation)}"/>.`]),
    constants: returned.map((error, index) => ({ names: constantsOf(context, error, index > 0) })),
    errors: returned.map(({ entry, module, name }) => ({
      name,
      module: entry.module,
      code: csharpString(entry.code),
      constant: `${codeEnum(module)}.${entry.name}`,
    })),
    creators: server ? returned.map((error) => creatorView(context, operation, error)) : [],
  };
}

/** The former names of an entry, if the operation has it by its own name. */
const formersOf = ({ aliases, ...entry }: Entry, name: Name): readonly Name[] => (name === entry.name ? aliases : []);

function constantsOf(context: Context, { entry, module, name, remark }: Returned, blank: boolean) {
  const deprecation = deprecationValue(context, entry);
  const link = `<see cref="${codeEnum(module)}.${entry.name}"/>`;
  return [
    {
      blank,
      docs: xmlDoc(4, remark === "" ? [`${link}.`] : [`${link}: `, { free: remark }]),
      obsolete: deprecation === undefined ? "" : csharpString(deprecation),
      name,
      value: operationValue(entry),
    },
    ...formersOf(entry, name).map((former) => ({
      blank: true,
      docs: xmlDoc(4, [`A former name of <see cref="${name}"/>.`]),
      obsolete: csharpString(`Use ${name}.`),
      name: former,
      value: name,
    })),
  ];
}

/** The method that creates an error of an operation. */
function creatorView(context: Context, operation: Operation, { entry, module, name }: Returned) {
  const created = `${errorsClass(module)}.${creatorName(entry.name, module)}`;
  const deprecation = deprecationValue(context, entry);
  return {
    docs: xmlDoc(4, [`Creates the error as <see cref="${created}"/> does.`], [], creatorTags(entry)),
    obsolete: deprecation === undefined ? "" : csharpString(deprecation),
    returned: exceptionClass(module),
    name: operationCreator(name, operation, context.catalog.modules),
    parameters: parametersOf(entry),
    call: `${created}(${argumentsOf(entry)})`,
  };
}

/** What the README shows of the first operation that has errors. */
export function operationsExample({ catalog }: Context) {
  const [operation] = operationsWithErrors(catalog);
  const [first] = operation === undefined ? [] : namesInOperation(catalog, operation);
  if (operation === undefined || first === undefined) return false;
  const [, name] = first;
  return {
    type: operationEnum(operation),
    methods: operationClass(operation),
    name,
    creator: operationCreator(name, operation, catalog.modules),
  };
}
