import type { Entry } from "../../model/catalog.js";
import { errorsOfOperation } from "../../model/operation.js";
import type { Operation } from "../../model/operation.js";
import { freeText } from "../../render/free-text.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { docOfOperation, operationsWithErrors } from "../../sdk/operations.js";
import { moduleOfIn } from "../../sdk/sdk.js";
import type { Context } from "./context.js";
import { docLines, itemLines } from "./docs.js";
import { docText } from "./literals.js";
import { crateName, moduleName, variantName } from "./names.js";
import { exampleOf, fieldsOf } from "./raised.js";
import { fileView } from "./root-view.js";

/** The names of the module `operations` that no operation gives. */
export const ownOperationNames: ReadonlySet<string> = new Set(["Operation", "Declared"]);

/** `CreateOrder`: the variant of an operation, and the type that stands for it. */
export function operationName({ name }: Pick<Operation, "name">): string {
  return ownOperationNames.has(name) ? `${name}Operation` : variantName(name);
}

/** `CreateOrderError`: the errors that a server can return from an operation. */
export const operationErrorName = ({ name }: Pick<Operation, "name">): string => `${name}Error`;

/** `operations.rs` */
export function operationsView(context: Context) {
  const { catalog } = context;
  return {
    ...fileView(context),
    docs: docLines([
      `Which errors each operation of \`${catalog.id}\` is known to return. An operation can return others too.`,
    ]),
    operations: operationsWithErrors(catalog).map((operation, at) => operationView(context, operation, at)),
  };
}

function operationView({ catalog, options }: Context, operation: Operation, at: number) {
  const moduleOf = moduleOfIn(catalog);
  const facts = docOfOperation(catalog, operation, docLocale(options.locales));
  const name = operationName(operation);
  const linkTo = (entry: Entry): string =>
    `[\`${variantName(entry.name)}\`](crate::${moduleName(moduleOf(entry))}::Code::${variantName(entry.name)})`;
  const called = `The operation ${docText(facts.called)}${facts.summary === "" ? "." : `: ${docText(facts.summary)}`}`;
  return {
    at,
    name,
    error: operationErrorName(operation),
    id: freeText(operation.id),
    docs: [
      ...docLines([called, "It is known to return:", ""]),
      ...facts.errors.flatMap(({ entry, remark }) =>
        itemLines(`${linkTo(entry)}${remark === "" ? "" : `: ${docText(remark)}`}`),
      ),
    ],
    markerDocs: docLines([`Stands for [\`Operation::${name}\`] in types.`]),
    errorDocs: docLines([
      `An error for a server to send that [\`Operation::${name}\`] is known to return. It is made of one that the module \`raise\` of its module has.`,
    ]),
    errors: errorsOfOperation(catalog, operation).map(({ entry }) => {
      const module = moduleOf(entry);
      return {
        module: moduleName(module),
        at: module.entries.indexOf(entry),
        name: variantName(entry.name),
        isDeprecated: entry.deprecated !== undefined,
      };
    }),
  };
}

/** What the README shows of the first operation that has errors. */
export function operationsExample({ catalog, options, client, server }: Context) {
  const [first] = operationsWithErrors(catalog);
  const [error] = first === undefined ? [] : errorsOfOperation(catalog, first);
  if (first === undefined || error === undefined) return false;
  const module = moduleName(moduleOfIn(catalog)(error.entry));
  const raised = `${variantName(error.entry.name)}${fieldsOf(error.entry, exampleOf)}`;
  return {
    crate: crateName(options),
    name: operationName(first),
    error: operationErrorName(first),
    raised: `${module}::raise::${raised}`,
    module,
    client,
    server,
  };
}
