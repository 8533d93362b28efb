import type { Catalog, Entry, Module, Param } from "../../model/catalog.js";
import type { Exposed } from "../../model/exposed.js";
import { namesOf } from "../../sdk/entry-names.js";
import type { Surface } from "../target.js";
import { contextOf, isCommon } from "./context.js";
import type { Context } from "./context.js";
import { caseName, codeEnum, constantName, errorsClass, exceptionClass, formatName, parameterName } from "./names.js";
import { category } from "./options.js";

/** What users of the package rely on. */
export const surface: Surface = {
  category,
  title: "PHP",
  of: (catalog: Catalog) => exposed(contextOf(catalog)),
  locale: (catalog) => contextOf(catalog).locales[0],
};

function exposed(context: Context): readonly Exposed[] {
  const { catalog, namespace, pkg, locales } = context;
  const pack: Exposed = { role: "package", subject: {}, text: namespace };
  const error: Exposed = { role: "error class", subject: {}, text: "ApiException", within: pack };
  const { params, fieldErrors } = catalog.envelope;
  return [
    { role: "distribution", subject: {}, text: pkg },
    pack,
    error,
    ...(params === undefined ? [] : [{ role: "error params", subject: {}, text: "params", within: error } as const]),
    ...(fieldErrors === undefined
      ? []
      : [{ role: "error field errors", subject: {}, text: "fieldErrors", within: error } as const]),
    ...locales.map((locale): Exposed => ({ role: "locale", subject: { locale }, text: locale, within: pack })),
    ...catalog.modules.flatMap((module) => exposedOf(context, module, pack)),
  ];
}

function exposedOf(context: Context, module: Module, pack: Exposed): readonly Exposed[] {
  const subject = { module: module.id };
  const { success, entries } = module;
  const codes: Exposed = { role: "codes", subject, text: codeEnum(module), within: pack };
  const errors: Exposed = { role: "module", subject, text: errorsClass(module), within: pack };
  return [
    codes,
    errors,
    ...(isCommon(context, module)
      ? []
      : [{ role: "decoder", subject, text: "decode", within: errors } satisfies Exposed]),
    ...(success === undefined
      ? []
      : [
          {
            role: "success constant",
            subject: { module: module.id, name: success.name },
            text: constantName(success.name),
            within: errors,
          } satisfies Exposed,
        ]),
    ...entries.flatMap((entry) => namesOf(entry).map((name) => enumCase(entry, name, codes))),
    ...entries
      .filter(({ params }) => params.length > 0)
      .map(({ name, params }): Exposed => ({
        role: "text function",
        subject: { module: module.id, name },
        text: formatName(name),
        within: errors,
        positional: true,
        // Callers may give arguments by name.
        type: [
          `(${["string $locale", ...params.map((param) => `${types[param.type]} $${parameterName(param.name)}`)].join(", ")})`,
        ],
      })),
  ];
}

/** A case, which a class of exceptions catches. A former name is a constant, and not among the cases. */
function enumCase(entry: Entry, name: string, within: Exposed): Exposed {
  return {
    role: "constant",
    subject: { module: entry.module, name },
    text: caseName(name),
    within,
    type: name === entry.name ? ["a constant", "a case"] : ["a constant"],
    base: [exceptionClass(entry.kind)],
  };
}

/** The types of params in PHP. */
export const types: Readonly<Record<Param["type"], string>> = {
  string: "string",
  int: "int",
  float: "float",
  bool: "bool",
};
