import type { Entry } from "../../model/catalog.js";
import { errorsOfOperation } from "../../model/operation.js";
import type { Operation } from "../../model/operation.js";
import { docOfOperation, operationsWithErrors, returnedEntries, returnedModules } from "../../sdk/operations.js";
import { codeLiteral } from "./codes.js";
import { constantName, constructorName, operationsPackage, paramsTypeName } from "./context.js";
import type { Context, Unit } from "./context.js";
import { doc, docLocaleOf, indentedDoc, indentedItem } from "./docs.js";
import { goString } from "./literals.js";
import { exportedId, exportedName } from "./names.js";
import { errorView, fileView, lines } from "./root-view.js";
import { imports } from "./test-view.js";

/** The names of the package that no operation gives. */
export const ownOperationNames: ReadonlySet<string> = new Set(["Operation"]);

/** The names of an operation in the package `operations`. */
export function operationNames({ initialisms }: Context, { name }: Pick<Operation, "name">) {
  const wanted = exportedName(name, initialisms);
  const constant = ownOperationNames.has(wanted) ? `${wanted}Operation` : wanted;
  return { constant, raise: `${constant}Error`, errors: `${constant}Errors` };
}

/** The type of an error in the package `operations`: `OrdersOutOfStock`. */
export function raisedName({ initialisms }: Context, { module, name }: Entry): string {
  return `${exportedId(module, initialisms)}${exportedName(name, initialisms)}`;
}

/** `operations/operations.go` */
export function operationsView(context: Context) {
  const { catalog, root, shape } = context;
  const operations = operationsWithErrors(catalog);
  const unitOf = unitsById(context);
  const [first] = operations;
  const example = first === undefined ? "" : operationNames(context, first).constant;
  return {
    ...fileView(context),
    root,
    packageDoc: lines(
      doc(
        `Package ${operationsPackage} says which errors each operation of ${catalog.id} is known to return. An operation can return others too.`,
      ),
    ),
    usage: [
      `if ${operationsPackage}.${example}.Returns(err) {`,
      "\t// an error that the spec declares for the operation",
      "}",
    ],
    imports: imports(context, usedUnits(context)),
    any: context.anyCode === "" ? "Code" : context.anyCode,
    own: shape === "layered" && errorView(context).moduleCode,
    operations: operations.map((operation) => {
      const { constant } = operationNames(context, operation);
      const facts = docOfOperation(catalog, operation, docLocaleOf(context));
      const codes = facts.errors.map(({ entry, remark }) => ({ unit: unitOf(entry), entry, remark }));
      return {
        constant,
        id: goString(operation.id),
        doc: lines(
          indentedDoc(
            `${constant} is the operation ${facts.called}${facts.summary === "" ? "." : `: ${facts.summary}`}`,
            "It is known to return:",
          ),
        ),
        errors: codes.flatMap(({ unit, entry, remark }) =>
          indentedItem(`[${codeName(context, unit, entry)}]${remark === "" ? "" : `: ${remark}`}`),
        ),
        codes: codes.map(({ unit, entry }) => codeOf(context, unit, entry)),
      };
    }),
  };
}

/** `operations/raise.go` */
export function raisedView(context: Context) {
  const { catalog, root } = context;
  const unitOf = unitsById(context);
  return {
    ...fileView(context),
    root,
    imports: imports(context, usedUnits(context)),
    errors: returnedEntries(catalog).map((entry) => {
      const unit = unitOf(entry);
      const name = raisedName(context, entry);
      const constructor = `${unit.imported}.${constructorName(context, unit, entry)}`;
      const params = entry.params.length === 0 ? "" : `${unit.imported}.${paramsTypeName(context, unit, entry)}`;
      const deprecated = entry.deprecated === undefined ? [] : [`Deprecated: like [${constructor}].`];
      return {
        name,
        doc: lines(
          doc(
            `${name} is the error that [${constructor}] creates${params === "" ? "" : ", with its params"}.`,
            ...deprecated,
          ),
        ),
        params: params === "" ? "struct{}" : params,
        constructor,
        argument: params === "" ? "" : `${params}(p)`,
        receiver: params === "" ? name : `p ${name}`,
        deprecated: deprecated.length > 0,
      };
    }),
    operations: operationsWithErrors(catalog).map((operation) => {
      const names = operationNames(context, operation);
      const { errors } = docOfOperation(catalog, operation, docLocaleOf(context));
      const types = errors.map(({ entry }) => raisedName(context, entry));
      return {
        ...names,
        errorsDoc: lines(doc(`${names.errors} are the errors that [${names.constant}] is known to return.`)),
        raiseDoc: lines(
          doc(
            `${names.raise} returns an error for a server to send. The compiler objects to errors that [${names.constant}] is not known to return.`,
          ),
        ),
        types: types.length > longestUnion ? "" : types.join(" |\n\t\t"),
      };
    }),
  };
}

/** What the README shows of the first operation that has errors. */
export function operationsExample(context: Context) {
  const { catalog, path, server } = context;
  const [first] = operationsWithErrors(catalog);
  const [error] = first === undefined ? [] : errorsOfOperation(catalog, first);
  if (first === undefined || error === undefined) return false;
  const { constant, raise } = operationNames(context, first);
  const name = `${operationsPackage}.${constant}`;
  const raised = raisedName(context, error.entry);
  return {
    path: `${path}/${operationsPackage}`,
    name,
    client: [
      "switch {",
      `case ${name}.Returns(err):`,
      '\tlog.Print("an error that the API lists for the operation: ", err)',
      "case err != nil:",
      '\tlog.Print("another error: ", err)',
      "}",
    ],
    server: server
      ? [
          "func handle(r *http.Request) error {",
          "\tif _, err := io.Copy(io.Discard, r.Body); err != nil {",
          `\t\treturn ${operationsPackage}.${raise}(${operationsPackage}.${raised}{}).Wrap(err)`,
          "\t}",
          "\treturn nil",
          "}",
        ]
      : [],
  };
}

/** The most types in a union. Source: cmd/compile, "cannot handle more than 100 union terms". */
const longestUnion = 100;

function unitsById({ units }: Context): (entry: Entry) => Unit {
  const byId = new Map(units.map((unit) => [unit.module.id, unit]));
  return ({ module }) => {
    const unit = byId.get(module);
    if (unit === undefined) throw new Error(`there is no module ${module}`);
    return unit;
  };
}

/** The modules with an error of an operation. */
function usedUnits({ catalog, units }: Context): readonly Unit[] {
  const used = new Set(returnedModules(catalog));
  return units.filter(({ module }) => used.has(module));
}

const codeName = (context: Context, unit: Unit, entry: Entry): string =>
  `${unit.imported}.${constantName(context, unit, entry.name)}`;

/** A code in another package, where a constant that is deprecated must not be used. */
function codeOf(context: Context, unit: Unit, entry: Entry): string {
  return entry.deprecated === undefined
    ? codeName(context, unit, entry)
    : `${unit.imported}.${unit.type}(${codeLiteral(unit.module, entry.code)})`;
}
