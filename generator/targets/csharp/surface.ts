import type { Catalog, Module } from "../../model/catalog.js";
import type { Exposed } from "../../model/exposed.js";
import { namesOf } from "../../sdk/entry-names.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { creatorsOf, operationsOf } from "../class-surface.js";
import type { Surface } from "../target.js";
import { contextOf, isCommon } from "./context.js";
import type { Context } from "./context.js";
import { codeEnum, errorsClass, exceptionClass, formatName } from "./names.js";
import { category } from "./options.js";
import { formatType, packageOf } from "./package.js";
import { standardNames } from "./standard-view.js";
import { testingNamespace } from "./testing-view.js";
import { underlyingType } from "./values.js";

/** What users of the package rely on. */
export const surface: Surface = {
  category,
  title: "C#",
  of: (catalog: Catalog) => exposed(contextOf(catalog)),
  locale: (catalog) => contextOf(catalog).locales[0],
};

function exposed(context: Context): readonly Exposed[] {
  const { catalog, namespace, pkg, locales, params, fieldErrors, server, testkit } = context;
  const pack: Exposed = { role: "package", subject: {}, text: namespace };
  const error: Exposed = { role: "error class", subject: {}, text: "ApiException", within: pack };
  return [
    { role: "distribution", subject: {}, text: pkg },
    pack,
    error,
    ...(params ? [{ role: "error params", subject: {}, text: "Params", within: error } as const] : []),
    ...(fieldErrors ? [{ role: "error field errors", subject: {}, text: "FieldErrors", within: error } as const] : []),
    ...locales.map((locale): Exposed => ({ role: "locale", subject: { locale }, text: locale, within: pack })),
    ...(testkit
      ? [{ role: "package", subject: { name: testingNamespace }, text: `.${testingNamespace}`, within: pack } as const]
      : []),
    ...(server ? catalog.envelopes : []).map(({ id }): Exposed => ({
      role: `${id} encoder`,
      subject: {},
      text: `EncodedResponse.${standardNames[id].name}`,
      within: pack,
    })),
    ...(hasExplanations(catalog)
      ? [{ role: "export", subject: { name: "explanations" }, text: "Explanation", within: pack } as const]
      : []),
    ...operationsOf(packageOf(context), pack),
    ...catalog.modules.flatMap((module) => exposedOf(context, module, pack)),
  ];
}

function exposedOf(context: Context, module: Module, pack: Exposed): readonly Exposed[] {
  const subject = { module: module.id };
  const { success, entries } = module;
  const codes: Exposed = {
    role: "codes",
    subject,
    text: codeEnum(module),
    within: pack,
    type: [`an enum of ${underlyingType(module)}`],
  };
  const errors: Exposed = { role: "module", subject, text: errorsClass(module), within: pack };
  return [
    codes,
    errors,
    { role: "code class", subject, text: exceptionClass(module), within: pack },
    { role: "lookup", subject, text: "Find", within: errors },
    ...(isCommon(context, module) || !context.client
      ? []
      : [
          { role: "decoder", subject, text: "Decode", within: errors } as const,
          ...context.catalog.envelopes.map(({ id }): Exposed => ({
            role: `${id} decoder`,
            subject,
            text: `Decode${standardNames[id].name}`,
            within: errors,
          })),
        ]),
    ...(success === undefined
      ? []
      : [
          {
            role: "success constant",
            subject: { module: module.id, name: success.name },
            text: success.name,
            within: errors,
          } as const,
        ]),
    ...entries.flatMap(namesOf).map((name): Exposed => ({
      role: "constant",
      subject: { module: module.id, name },
      text: name,
      within: codes,
      type: ["a constant", "a case"],
    })),
    ...(context.server ? entries.flatMap((entry) => creatorsOf(packageOf(context), entry, errors)) : []),
    ...entries
      .filter(({ params }) => params.length > 0)
      .map((entry): Exposed => ({
        role: "text function",
        subject: { module: module.id, name: entry.name },
        text: formatName(entry.name),
        within: errors,
        positional: true,
        type: [formatType(entry)],
      })),
  ];
}
