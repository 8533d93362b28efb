import type { Entry, FieldErrorPlaces, Param } from "../../model/catalog.js";
import { sendsFieldErrors, sendsParams, shownParams } from "../../model/sent.js";
import type { Context } from "./context.js";
import { importLine, tupleItem } from "./layout.js";
import { header } from "./module-view.js";
import { hasTravellingParams } from "./standard.js";

/** `_values.py` and `_field_error.py` */
export function valuesView({ catalog, options }: Context) {
  const params = hasTravellingParams(catalog);
  const fieldErrors = sendsFieldErrors(catalog);
  const reads = fieldErrors && options.client;
  const writes = fieldErrors && options.server;
  return {
    header: header(catalog.file),
    params,
    fieldErrors,
    readsFieldErrors: reads,
    writesFieldErrors: writes,
    imports: [
      importLine("collections.abc", [
        ...(params ? ["Callable"] : []),
        ...(writes ? ["Iterable"] : []),
        ...(params || reads ? ["Mapping"] : []),
      ]),
      ...(writes ? [importLine("itertools", ["islice"])] : []),
      importLine("typing", ["Final", ...(params || reads ? ["cast"] : [])]),
    ],
    jsonImport: importLine("._json", [
      ...(fieldErrors ? ["Path"] : []),
      ...(reads ? ["at"] : []),
      ...(params ? ["number"] : []),
      ...(params || reads ? ["well_formed", "whole_number"] : []),
    ]),
  };
}

/** The params that travel, as an argument of `ErrorInfo`; empty if none does. */
export function travelling(entry: Entry, { catalog }: Context): string {
  const params = sendsParams(catalog) ? shownParams(entry) : [];
  if (params.length === 0) return "";
  const types = params.map(({ name, type }) => [`"${name}"`, `"${pythonType(type)}"`]);
  return tupleItem("params=", types, "        ");
}

/** The Python type of a param's values. */
export function pythonType(type: Param["type"]): string {
  return type === "string" ? "str" : type;
}

/** The arguments that say where an item of a list of field errors has what. */
export function fieldArguments({ code, text }: FieldErrorPlaces): readonly string[] {
  return [
    "_FIELD",
    ...(code === undefined ? [] : ["code=_FIELD_CODE"]),
    ...(text === undefined ? [] : ["text=_FIELD_TEXT"]),
  ];
}
