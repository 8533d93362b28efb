import type { Catalog, Entry, Module } from "../../model/catalog.js";
import type { Exposed } from "../../model/exposed.js";
import type { Name } from "../../model/name.js";
import type { Operation } from "../../model/operation.js";
import { namesOf } from "../../sdk/entry-names.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Surface } from "../target.js";
import { contextOf, isCommon } from "./context.js";
import type { Context } from "./context.js";
import {
  caseName,
  codeEnum,
  constantName,
  creatorName,
  errorsClass,
  exceptionClass,
  formatName,
  parameterName,
} from "./names.js";
import type { Beside } from "./names.js";
import { namesIn, operationEnum, operationsNamespace } from "./operations-view.js";
import { category } from "./options.js";
import { types } from "./param-types.js";
import { standardNames } from "./standard-view.js";
import { testingNamespace } from "./testing-view.js";

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
  const { fieldErrors, params, server } = context;
  return [
    { role: "distribution", subject: {}, text: pkg },
    pack,
    error,
    ...(params ? [{ role: "error params", subject: {}, text: "params", within: error } as const] : []),
    ...(fieldErrors ? [{ role: "error field errors", subject: {}, text: "fieldErrors", within: error } as const] : []),
    ...(context.testkit
      ? [{ role: "package", subject: { name: testingNamespace }, text: testingNamespace, within: pack } as const]
      : []),
    ...locales.map((locale): Exposed => ({ role: "locale", subject: { locale }, text: locale, within: pack })),
    ...(server ? catalog.envelopes : []).map(({ id }): Exposed => ({
      role: `${id} encoder`,
      subject: {},
      text: `EncodedResponse::${standardNames[id].method}`,
      within: pack,
    })),
    ...operationsOf(context, pack),
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
    ...entries.flatMap((entry) => namesOf(entry).map((name) => enumCase(entry, name, codes))),
    ...(context.server ? entries.flatMap((entry) => creatorsOf(entry, errors)) : []),
    ...entries
      .filter(({ params }) => params.length > 0)
      .map((entry): Exposed => ({
        role: "text function",
        subject: { module: module.id, name: entry.name },
        text: formatName(entry.name),
        within: errors,
        positional: true,
        type: [`(${["string $locale", ...parameters(entry, "locale")].join(", ")})`],
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

const signature = (entry: Entry): string => `(${parameters(entry, "options").join(", ")})`;

/** The parameters of a method, with their names: callers may give arguments by name. */
const parameters = ({ params }: Entry, beside: Beside): string[] =>
  params.map(({ name, type }) => `${types[type]} $${parameterName(name, beside)}`);

/** The enums of the errors of operations, which a match names, and their methods. */
function operationsOf(context: Context, pack: Exposed): readonly Exposed[] {
  const operations = operationsWithErrors(context.catalog);
  if (operations.length === 0) return [];
  const within: Exposed = {
    role: "package",
    subject: { name: operationsNamespace },
    text: `\\${operationsNamespace}`,
    within: pack,
  };
  return [within, ...operations.flatMap((operation) => operationOf(context, operation, within))];
}

function operationOf(context: Context, operation: Operation, within: Exposed): readonly Exposed[] {
  const type: Exposed = {
    role: "operation",
    subject: { operation: operation.id },
    text: operationEnum(operation),
    within,
  };
  const returned = (entry: Entry, name: Name): readonly Exposed[] => {
    const subject = { operation: operation.id, module: entry.module, name: entry.name };
    const create: Exposed = {
      role: "operation constructor",
      subject,
      text: creatorName(name),
      within: type,
      positional: true,
      type: [signature(entry)],
    };
    const code: Exposed = { role: "operation code", subject, text: caseName(name), within: type };
    return [code, ...(context.server ? [create] : [])];
  };
  return [type, ...[...namesIn(context, operation)].flatMap(([entry, name]) => returned(entry, name))];
}
