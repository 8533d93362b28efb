import type { Entry, Param } from "../../model/catalog.js";
import type { Name } from "../../model/name.js";
import { carrierOf, sendsFieldErrors } from "../../model/sent.js";
import { ownList } from "../../render/list.js";
import { generatedFrom } from "../header.js";
import { codeLiteral } from "./codes.js";
import { constantName, constructorName, paramsTypeName, rootImport } from "./context.js";
import type { Context, Unit } from "./context.js";
import { constructorDoc, doc } from "./docs.js";
import { goString } from "./literals.js";
import { imports } from "./module-view.js";
import { exportedId } from "./names.js";
import { errorView, lines } from "./root-view.js";

/** The methods of errors that only a server needs, and what is logged. */
export function raiseView(context: Context) {
  const { catalog, shape, units } = context;
  const error = errorView(context);
  return {
    ...error,
    typePrefix: goString(`${catalog.id}.`),
    params: hasParams(context),
    fieldErrors: sendsFieldErrors(catalog),
    common: shape === "layered" ? (units.find(({ common }) => common)?.module.id ?? "") : "",
    requestId: context.sdk.decode.hasRequestId,
    codeCondition: shape === "flat" ? "e.Code != nil" : error.unset === "" ? "" : "e.hasCode()",
  };
}

/** Whether an entry has params. */
function hasParams({ units }: Context): boolean {
  return units.some(({ module }) => module.entries.some(({ params }) => params.length > 0));
}

/** The constructors of a module. */
export function constructorsView(context: Context, unit: Unit) {
  const { module, root } = unit;
  const q = root ? "" : `${context.root}.`;
  const usesWire = module.entries.some(({ params }) => params.length > 0);
  const own = [...(root ? [] : [rootImport(context)]), ...(usesWire ? [`"${context.path}/internal/wire"`] : [])];
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    q,
    imports: imports([], own),
    constructors: ownList(module.entries, (entry) => constructorView(context, unit, entry)),
    formers: module.entries.flatMap((entry) => entry.aliases.map((alias) => formerView(context, unit, entry, alias))),
  };
}

function constructorView(context: Context, unit: Unit, entry: Entry) {
  const type = paramsTypeName(context, unit, entry);
  const name = constructorName(context, unit, entry);
  const argument = argumentName(context);
  const { params } = entry;
  const width = Math.max(0, ...params.map((param) => fieldName(context, param).length));
  const sensitive = params.filter((param) => param.sensitive).map((param) => fieldName(context, param));
  return {
    doc: lines(constructorDoc(context, unit, entry, name)),
    name,
    type,
    typeDoc: lines(
      doc(
        `${type} has the params of [${name}].`,
        ...(sensitive.length === 0 ? [] : [`Not sent or logged: ${sensitive.join(", ")}.`]),
      ),
    ),
    argument: params.length === 0 ? "" : `${argument} ${type}`,
    error: `&${unit.root ? "" : `${context.root}.`}Error{${fieldsOf(context, unit, entry)}}`,
    fields: params.map((param) => `${fieldName(context, param).padEnd(width)} ${paramTypes[param.type]}`),
    params: params.map((param) => ({
      name: param.name,
      value: `${argument}.${fieldName(context, param)}`,
      sensitive: param.sensitive,
    })),
  };
}

/** The constructor of a former name. */
function formerView(context: Context, unit: Unit, entry: Entry, alias: Name) {
  const former = { name: alias };
  const name = constructorName(context, unit, former);
  const now = constructorName(context, unit, entry);
  const type = paramsTypeName(context, unit, former);
  const typeNow = paramsTypeName(context, unit, entry);
  const argument = argumentName(context);
  const hasParams = entry.params.length > 0;
  return {
    doc: lines(doc(`${name} is a former name of [${now}].`, `Deprecated: use [${now}].`)),
    name,
    argument: hasParams ? `${argument} ${typeNow}` : "",
    call: `${now}(${hasParams ? argument : ""})`,
    type: hasParams ? type : "",
    typeNow,
    typeDoc: lines(doc(`${type} is a former name of [${typeNow}].`, `Deprecated: use [${typeNow}].`)),
  };
}

/** The argument of a constructor. A package is called `p` at most, and never has a capital. */
const argumentName = ({ root }: Context): string => (root === "p" ? "withParams" : "p");

/** A call of an entry's constructor in another package, given the fields of its params. */
export function constructorCall(
  context: Context,
  unit: Unit,
  entry: Entry,
  fields = "",
  imported = unit.imported,
): string {
  const params = entry.params.length === 0 ? "" : `${imported}.${paramsTypeName(context, unit, entry)}{${fields}}`;
  return `${imported}.${constructorName(context, unit, entry)}(${params})`;
}

/** The field of a param. */
export function fieldName({ initialisms }: Context, { name }: Param): string {
  return exportedId(name, initialisms);
}

/** The type of a param: every whole number that JSON keeps. */
const paramTypes = { string: "string", int: "int64", float: "float64", bool: "bool" } as const;

/** The fields of the error that a constructor returns. */
function fieldsOf(context: Context, unit: Unit, entry: Entry): string {
  const constant = constantName(context, unit, entry.name);
  const { module, common } = unit;
  const place = context.shape === "solo" ? "" : `Module: "${module.id}", `;
  if (context.shape !== "layered" || common) return `${place}Code: ${constant}`;
  const carrier = carrierCode(context, unit, entry);
  return `${place}${carrier === "" ? "" : `Code: ${carrier}, `}ModuleCode: ${constant}`;
}

/** The common code that carries an entry; empty if there is none. */
function carrierCode(context: Context, unit: Unit, entry: Entry): string {
  const carrier = carrierOf(context.catalog, entry);
  const owner = context.units.find(({ common }) => common);
  if (carrier === undefined || owner === undefined) return "";
  const q = unit.root ? "" : `${context.root}.`;
  // A constant that is deprecated must not be used in another package.
  if (carrier.deprecated !== undefined && !unit.root)
    return `${q}${owner.type}(${codeLiteral(owner.module, carrier.code)})`;
  return `${q}${constantName(context, owner, carrier.name)}`;
}
