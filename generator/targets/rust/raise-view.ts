import type { Entry, Module, Param } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import type { Context } from "./context.js";
import { deprecationNote, docLines, raisedDoc } from "./docs.js";
import { paramKinds } from "./module-view.js";
import { fieldName, variantName } from "./names.js";

/** The file of the errors of a module that a server raises: a struct for each, whose fields are its params. */
export function raiseView(context: Context, module: Module) {
  return {
    header: freeText(generatedFrom(module.file)),
    docs: docLines([
      `Errors of the module \`${module.id}\` to raise. The trait [\`Raise\`](crate::Raise) completes them.`,
    ]),
    params: context.params,
    errors: module.entries.map((entry) => errorView(context, entry)),
    formers: module.entries.flatMap(({ name, aliases, params }) =>
      aliases.map((alias) => ({ name: variantName(alias), now: variantName(name), isUnit: params.length === 0 })),
    ),
  };
}

function errorView(context: Context, entry: Entry) {
  const { params } = entry;
  const shown = params.filter(({ sensitive }) => !sensitive);
  const isSecret = shown.length < params.length;
  return {
    name: variantName(entry.name),
    docs: raisedDoc(context, entry),
    deprecated: entry.deprecated !== undefined && freeText(deprecationNote(context, entry)),
    derives: isSecret ? "Clone, PartialEq" : "Clone, Debug, PartialEq",
    fields: params.map(({ name, type, sensitive }) => ({
      name: fieldName(name),
      doc: `The param \`${name}\`${sensitive ? ", which is neither sent nor logged" : ""}.`,
      type: fieldTypes[type],
    })),
    params: shown.map(({ name, type }) => ({ name, field: fieldName(name), kind: paramKinds[type] })),
  };
}

/** The types of fields. An error may have the name of a type of the prelude. */
const fieldTypes: Readonly<Record<Param["type"], string>> = {
  string: "::alloc::string::String",
  int: "i64",
  float: "f64",
  bool: "bool",
};
