import type { Catalog, Entry, Module, Param } from "../../model/catalog.js";
import type { Exposed } from "../../model/exposed.js";
import { nameFromId } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import type { Operation } from "../../model/operation.js";
import { namesOf } from "../../sdk/entry-names.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Surface } from "../target.js";
import { contextOf, isCommon } from "./context.js";
import type { Context } from "./context.js";
import { isLarge } from "./module-view.js";
import { codeClass, constantName, creatorName, errorsClass, formatName } from "./names.js";
import { namesIn, operationClass, operationsPackage } from "./operations-view.js";
import { category } from "./options.js";
import { standardNames } from "./standard-view.js";
import { testingPackage } from "./testing-view.js";

/** What users of the package rely on. */
export const surface: Surface = {
  category,
  title: "Java",
  of: (catalog: Catalog) => exposed(contextOf(catalog)),
  locale: (catalog) => contextOf(catalog).locales[0],
};

function exposed(context: Context): readonly Exposed[] {
  const { catalog, pkg, group, artifact, locales } = context;
  const pack: Exposed = { role: "package", subject: {}, text: pkg };
  const error: Exposed = { role: "error class", subject: {}, text: "ApiException", within: pack };
  const { params, fieldErrors } = context;
  return [
    { role: "distribution", subject: {}, text: `${group}:${artifact}` },
    pack,
    error,
    ...(params ? [{ role: "error params", subject: {}, text: "params", within: error } as const] : []),
    ...(fieldErrors ? [{ role: "error field errors", subject: {}, text: "fieldErrors", within: error } as const] : []),
    ...locales.map((locale): Exposed => ({ role: "locale", subject: { locale }, text: locale, within: pack })),
    ...(context.server ? catalog.envelopes : []).map(({ id }): Exposed => ({
      role: `${id} encoder`,
      subject: {},
      text: `EncodedResponse.${standardNames[id].method}`,
      within: pack,
    })),
    ...(context.testkit
      ? [{ role: "package", subject: { name: testingPackage }, text: `.${testingPackage}`, within: pack } as const]
      : []),
    ...operationsOf(context, pack),
    ...catalog.modules.flatMap((module) => exposedOf(context, module, pack)),
  ];
}

function exposedOf(context: Context, module: Module, pack: Exposed): readonly Exposed[] {
  const subject = { module: module.id };
  const { success, entries } = module;
  // Only an enum can be in a switch.
  const type = isLarge(module) ? ["a class"] : ["a class", "an enum"];
  const codes: Exposed = { role: "codes", subject, text: codeClass(module), within: pack, type };
  const errors: Exposed = { role: "module", subject, text: errorsClass(module), within: pack };
  return [
    codes,
    errors,
    ...(isCommon(context, module) || !context.client
      ? []
      : [
          { role: "decoder", subject, text: "decode", within: errors } satisfies Exposed,
          ...context.catalog.envelopes.map(({ id }): Exposed => ({
            role: `${id} decoder`,
            subject,
            text: `decode${standardNames[id].name}`,
            within: errors,
          })),
        ]),
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
    ...entries.flatMap((entry) => namesOf(entry).map((name) => constant(entry, name, codes))),
    ...(context.server ? entries.flatMap((entry) => creatorsOf(entry, errors)) : []),
    ...entries
      .filter(({ params }) => params.length > 0)
      .map(({ name, params }): Exposed => ({
        role: "text function",
        subject: { module: module.id, name },
        text: formatName(name),
        within: errors,
        positional: true,
        type: [`(${["String", ...params.map(({ type }) => types[type])].join(", ")})`],
      })),
  ];
}

/** A constant, which a class of exceptions catches. A former name is a field, and not a case of a switch. */
function constant(entry: Entry, name: string, within: Exposed): Exposed {
  return {
    role: "constant",
    subject: { module: entry.module, name },
    text: constantName(name),
    within,
    type: name === entry.name ? ["a constant", "a case"] : ["a constant"],
    base: [`ApiException.${nameFromId(entry.kind)}`],
  };
}

/** The enums of the errors of operations, which a switch names, and their methods. */
function operationsOf(context: Context, pack: Exposed): readonly Exposed[] {
  const operations = operationsWithErrors(context.catalog);
  if (operations.length === 0) return [];
  const within: Exposed = {
    role: "package",
    subject: { name: operationsPackage },
    text: `.${operationsPackage}`,
    within: pack,
  };
  return [
    within,
    ...operations.flatMap((operation): readonly Exposed[] => {
      const type: Exposed = {
        role: "operation",
        subject: { operation: operation.id },
        text: operationClass(operation),
        within,
      };
      return [
        type,
        ...[...namesIn(context, operation)].flatMap(([entry, name]) => returned(context, operation, entry, name, type)),
      ];
    }),
  ];
}

function returned(
  { server }: Context,
  operation: Operation,
  entry: Entry,
  name: Name,
  within: Exposed,
): readonly Exposed[] {
  const subject = { operation: operation.id, module: entry.module, name: entry.name };
  const create: Exposed = {
    role: "operation constructor",
    subject,
    text: creatorName(name),
    within,
    positional: true,
    type: [signature(entry)],
  };
  return [{ role: "operation code", subject, text: constantName(name), within }, ...(server ? [create] : [])];
}

const signature = ({ params }: Entry): string => `(${params.map(({ type }) => types[type]).join(", ")})`;

/** The methods that create an error: its name, and its former names. */
function creatorsOf(entry: Entry, within: Exposed): readonly Exposed[] {
  return namesOf(entry).map((name) => ({
    role: "constructor",
    subject: { module: entry.module, name },
    text: creatorName(name),
    within,
    positional: true,
    type: [signature(entry)],
  }));
}

const types: Readonly<Record<Param["type"], string>> = {
  string: "String",
  int: "long",
  float: "double",
  bool: "boolean",
};
