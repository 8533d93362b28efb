import type { Entry, Param } from "../../model/catalog.js";
import type { Exposed, Role } from "../../model/exposed.js";
import { sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { namesOf } from "../../sdk/entry-names.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { operationsWithErrors, returnedEntries, returnedNames } from "../../sdk/operations.js";
import type { Surface } from "../target.js";
import { underlyingType } from "./codes.js";
import {
  constantName,
  constructorName,
  contextOf,
  explanationsPackage,
  operationsPackage,
  paramsTypeName,
  successName,
  textFunctionName,
} from "./context.js";
import type { Context, Unit } from "./context.js";
import { operationNames, raisedName } from "./operations-view.js";
import { category } from "./options.js";
import { errorView, kindConstant } from "./root-view.js";
import { decoders, encoders } from "./standard.js";

/** What importers of the packages rely on. */
export const surface: Surface = {
  category,
  title: "Go",
  of: (catalog) => exposed(contextOf(catalog)),
  locale: (catalog) => contextOf(catalog).locales[0].tag,
};

function exposed(context: Context): readonly Exposed[] {
  const { catalog, shape, path, pkg, anyCode, locales, adapters, kit, server } = context;
  const { moduleCode, detail } = errorView(context);
  const pack: Exposed = { role: "package", subject: {}, text: path };
  const root: Exposed = { role: "package name", subject: {}, text: pkg, within: pack };
  const top = (role: Role, text: string): Exposed => ({ role, subject: {}, text, within: root });
  const code = shape === "flat" ? "an interface" : "a number or a text";
  return [
    pack,
    root,
    ...(anyCode === "" ? [] : [top("any code", anyCode)]),
    ...(shape === "solo" ? [] : [top("error module", "Error.Module")]),
    // With a cause, an error wraps several.
    { ...top("error class", "Error"), type: [server ? "Unwrap() []error" : "Unwrap() error"] },
    { ...top("error code", "Error.Code"), type: [code] },
    ...(moduleCode ? [top("error module code", "Error.ModuleCode")] : []),
    ...(detail ? [top("error text", "Error.Detail")] : []),
    ...(context.sdk.decode.hasRequestId ? [top("error request ID", "Error.RequestID")] : []),
    ...(sendsParams(catalog) ? [top("error params", "Error.Params")] : []),
    ...(sendsFieldErrors(catalog) ? [top("error field errors", "Error.FieldErrors")] : []),
    ...(server ? encoders(catalog).map(({ id, encode }) => top(`${id} encoder`, encode)) : []),
    ...locales.map(({ tag, field }): Exposed => ({
      role: "locale",
      subject: { locale: tag },
      text: `Text.${field}`,
      within: root,
    })),
    ...[...adapters, ...(kit === "" ? [] : [kit])].map((name): Exposed => ({
      role: "module",
      subject: { name },
      text: `/${name}`,
      within: pack,
    })),
    ...operationsOf(context, pack),
    ...explanationsOf(context, pack),
    ...context.units.flatMap((unit) => exposedOf(context, unit, root, pack)),
  ];
}

/** The package with the errors of operations. */
function operationsOf(context: Context, pack: Exposed): readonly Exposed[] {
  const { catalog, server } = context;
  const operations = operationsWithErrors(catalog);
  if (operations.length === 0) return [];
  const within: Exposed = {
    role: "package",
    subject: { name: operationsPackage },
    text: `/${operationsPackage}`,
    within: pack,
  };
  return [
    within,
    ...operations.flatMap((operation): readonly Exposed[] => {
      const subject = { operation: operation.id };
      const { constant, raise, errors } = operationNames(context, operation);
      return [
        { role: "operation", subject, text: constant, within },
        ...(server
          ? ([
              { role: "operation codes", subject, text: errors, within },
              { role: "operation constructor", subject, text: raise, within, type: returnedNames(catalog, operation) },
            ] as const)
          : []),
      ];
    }),
    ...(server ? returnedEntries(catalog) : []).map((entry): Exposed => ({
      role: "operation error",
      subject: { module: entry.module, name: entry.name },
      text: raisedName(context, entry),
      within,
      type: entry.params.map(({ name, type }) => `${name} ${type}`),
    })),
  ];
}

/** The package that explains errors. */
function explanationsOf({ catalog }: Context, pack: Exposed): readonly Exposed[] {
  if (!hasExplanations(catalog)) return [];
  const subject = { name: explanationsPackage };
  const within: Exposed = { role: "package", subject, text: `/${explanationsPackage}`, within: pack };
  return [within, { role: "export", subject, text: "Of", within }];
}

function exposedOf(context: Context, unit: Unit, root: Exposed, pack: Exposed): readonly Exposed[] {
  const { module } = unit;
  const subject = { module: module.id };
  const place: Exposed = unit.root
    ? { role: "package", subject, text: "the root package", within: root }
    : { role: "package", subject, text: `/${unit.pkg}`, within: pack };
  const type: Exposed = { role: "codes", subject, text: unit.type, within: place, type: [underlyingType(module)] };
  const constant = (name: string, entry: Entry): Exposed => ({
    role: "constant",
    subject: { module: module.id, name },
    text: constantName(context, unit, name),
    within: type,
    matches: [kindConstant(entry.kind)],
  });
  const { success } = module;
  return [
    place,
    ownerOf(context, unit, place),
    type,
    ...(unit.common || !context.client
      ? []
      : [
          { role: "decoder", subject, text: unit.decode, within: place } satisfies Exposed,
          { role: "status decoder", subject, text: unit.decodeStatus, within: place } satisfies Exposed,
          { role: "response decoder", subject, text: unit.decodeResponse, within: place } satisfies Exposed,
          ...decoders(context.catalog, unit).map(({ id, decode }): Exposed => ({
            role: `${id} decoder`,
            subject,
            text: decode,
            within: place,
          })),
        ]),
    ...(success === undefined
      ? []
      : [
          {
            role: "success constant",
            subject: { module: module.id, name: success.name },
            text: successName(context, unit, success),
            within: place,
            type: [underlyingType(module) === "string" ? "a text" : "a number"],
          } satisfies Exposed,
        ]),
    ...module.entries.flatMap((entry) => namesOf(entry).map((name) => constant(name, entry))),
    ...module.entries
      .filter(({ params }) => params.length > 0)
      .map((entry): Exposed => ({
        role: "text function",
        subject: { module: module.id, name: entry.name },
        text: textFunctionName(context, unit, entry),
        within: place,
        positional: true,
        type: [`(${["string", ...entry.params.map(({ type }) => types[type])].join(", ")})`],
      })),
    ...(context.server ? module.entries.flatMap((entry) => constructorsOf(context, unit, entry, place)) : []),
  ];
}

/** The package that has the types of a module: programs catch its errors by them. */
function ownerOf({ owner, path }: Context, unit: Unit, within: Exposed): Exposed {
  const text =
    unit.owner === undefined || owner === undefined
      ? `types of ${path}`
      : `types of ${owner.path} (${path} has aliases)`;
  return { role: "owner", subject: { module: unit.module.id }, text, within };
}

/** Constructors, which take params as fields of a struct: code breaks only if it loses one. */
function constructorsOf(context: Context, unit: Unit, entry: Entry, within: Exposed): readonly Exposed[] {
  return namesOf(entry).map((name) => ({
    role: "constructor",
    subject: { module: unit.module.id, name },
    text: constructorName(context, unit, { name }),
    within,
    type: [
      entry.params.length === 0 ? "no argument" : paramsTypeName(context, unit, { name }),
      ...entry.params.map(({ name, type }) => `${name} ${type}`),
    ],
  }));
}

const types: Readonly<Record<Param["type"], string>> = { string: "string", int: "int", float: "float64", bool: "bool" };
