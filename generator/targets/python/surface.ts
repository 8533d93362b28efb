import { allEntries } from "../../model/catalog.js";
import type { Catalog, Entry, Module, Param } from "../../model/catalog.js";
import type { Exposed, Role } from "../../model/exposed.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { namesOf } from "../../sdk/entry-names.js";
import { operationsWithErrors, returnedNames } from "../../sdk/operations.js";
import type { Surface } from "../target.js";
import { adapterModules, subpackage } from "./adapters.js";
import { codeAnnotation } from "./codes.js";
import { contextOf } from "./context.js";
import type { Context } from "./context.js";
import { renderName } from "./module-view.js";
import {
  argumentName,
  baseClass,
  codeClass,
  enumName,
  envelopeModule,
  kindClass,
  makerName,
  memberName,
  moduleClass,
  moduleName,
  parameterName,
} from "./names.js";
import { explanationsModule } from "./explanations-view.js";
import { operationNames, operationsModule } from "./operations-view.js";
import { category, optionsOf } from "./options.js";
import { kindsOf } from "./root-view.js";
import { decoders, encoders, hasModuleCodes } from "./standard.js";
import { decoderName, encoderName } from "./standard-view.js";
import { testingModule } from "./testing-view.js";

/** What importers of the package rely on. */
export const surface: Surface = {
  category,
  title: "Python",
  of: (catalog) => exposed(contextOf(catalog)),
  locale: (catalog) => optionsOf(catalog).locales[0],
};

function exposed(context: Context): readonly Exposed[] {
  const { catalog, options, sdk } = context;
  const base = baseClass(catalog, options);
  const distribution: Exposed = { role: "distribution", subject: {}, text: options.distribution };
  const pack: Exposed = { role: "package", subject: {}, text: options.package };
  const top = (role: Role, text: string, more: Partial<Exposed> = {}): Exposed => ({
    role,
    subject: {},
    text,
    within: pack,
    ...more,
  });
  const layered = hasModuleCodes(context);
  const codes = [codeAnnotation(catalog.modules)];
  return [
    distribution,
    pack,
    top("error class", base, { type: codes }),
    ...(options.client ? [top("invalid response class", "InvalidResponseError")] : []),
    ...(layered ? [top("error module code", `${base}.module_code`)] : []),
    ...(sdk.decode.requestId.length > 0 ? [top("error request ID", `${base}.request_id`)] : []),
    ...kindsOf(context).map((kind) => top("kind class", kind.class, { subject: { kind: kind.id }, base: [base] })),
    // Each has a subject of its own, so that none counts as what became of another.
    ...adapterModules(options).map((name) => top("module", `${subpackage}.${name}`, { subject: { name } })),
    ...encoders(context).flatMap((id) => {
      const module = top("module", envelopeModule(id), { subject: { name: id } });
      return [module, top("export", encoderName(id), { subject: { name: id }, within: module })];
    }),
    ...(options.testkit ? [top("module", testingModule, { subject: { name: testingModule } })] : []),
    ...operationsOf(context, pack),
    ...explanationsOf(context, pack),
    ...catalog.modules.flatMap((module) => exposedOf(module, context, pack)),
  ];
}

/** The module that explains errors. */
function explanationsOf({ options }: Context, pack: Exposed): readonly Exposed[] {
  if (!options.explanations) return [];
  const subject = { name: explanationsModule };
  const within: Exposed = { role: "module", subject, text: explanationsModule, within: pack };
  return [within, { role: "export", subject, text: "explanation_of", within }];
}

/** The module with the errors of operations. */
function operationsOf({ catalog, options }: Context, pack: Exposed): readonly Exposed[] {
  if (!options.operations) return [];
  const within: Exposed = {
    role: "module",
    subject: { name: operationsModule },
    text: operationsModule,
    within: pack,
  };
  return [
    within,
    ...operationsWithErrors(catalog).flatMap((operation) => {
      const names = operationNames(operation);
      const type = returnedNames(catalog, operation);
      const item = (role: Role, text: string, more: Partial<Exposed> = {}): Exposed => ({
        role,
        subject: { operation: operation.id },
        text,
        within,
        ...more,
      });
      return [
        item("operation code", names.code, { type }),
        item("operation lookup", names.codeOf),
        ...(options.perKind
          ? []
          : [item("operation errors", names.error, { type }), item("operation classes", names.errors)]),
        ...(options.server && !options.perKind ? [item("operation constructor", names.raise)] : []),
      ];
    }),
  ];
}

function exposedOf(module: Module, context: Context, pack: Exposed): readonly Exposed[] {
  const { catalog, options } = context;
  const subject = { module: module.id };
  const base = baseClass(catalog, options);
  const errors = moduleClass(module, catalog, options);
  const file: Exposed = { role: "module", subject, text: moduleName(module.id, options), within: pack };
  const codes: Exposed = {
    role: "codes",
    subject,
    text: enumName(module),
    within: file,
    type: [isNumeric(module.codeType) ? "int" : "str"],
  };
  const member = (name: string): Exposed => ({
    role: "constant",
    subject: { module: module.id, name },
    text: memberName(name),
    within: codes,
  });
  const classOf = (name: string, entry: Entry): Exposed => ({
    role: "code class",
    subject: { module: module.id, name },
    text: codeClass(name, module, catalog, options),
    within: file,
    // A class without a kind is of the module's class and of the catalog's, which catch those with one too.
    base: [...new Set([kindClass(entry.kind, options) ?? base, errors, base])],
  });
  const entries = allEntries(module);
  return [
    file,
    codes,
    { role: "error class", subject, text: errors, within: file, base: [base] },
    ...entries.flatMap(({ name, aliases }) => namesOf({ name, aliases }).map(member)),
    ...(options.client ? decodersOf(subject, file) : []),
    ...decoders(context).map((id): Exposed => ({
      role: "response decoder",
      subject: { module: module.id, name: id },
      text: decoderName(id),
      within: file,
    })),
    { role: "table", subject, text: options.perKind ? "ENTRIES" : "ERRORS", within: file },
    ...module.entries.flatMap((entry) => {
      const names = namesOf(entry);
      const classes = options.perKind ? [] : names.map((name) => classOf(name, entry));
      // The class of a former name is the same class, so what it has can be reached there too.
      const rendered = options.perKind
        ? texts(module, entry, entry.name, renderName(entry.name), file)
        : classes.flatMap((each) => texts(module, entry, each.subject.name ?? entry.name, "render", each));
      // A former name has no function of its own, but it is a class.
      const constructors = options.perKind
        ? [{ subject: { module: module.id, name: entry.name }, text: makerName(entry.name), within: file }]
        : classes.map((within) => ({ subject: within.subject, text: "__init__", within }));
      const created = options.server ? constructors.map((each) => constructorOf(entry, catalog, each)) : [];
      return [...classes, ...rendered, ...created];
    }),
  ];
}

/** What decodes the responses of a module. */
function decodersOf(subject: Exposed["subject"], within: Exposed): readonly Exposed[] {
  return [
    { role: "decoder", subject, text: "decode", within },
    { role: "response decoder", subject, text: "decode_response", within },
  ];
}

/** What creates an error: it takes all params, by their names. */
function constructorOf(entry: Entry, catalog: Catalog, where: Pick<Exposed, "subject" | "text" | "within">): Exposed {
  const params = entry.params.map(({ name, type }) => ({ name: argumentName(name, catalog), type }));
  const names = params.map(({ name }) => name).sort();
  const types = params.flatMap(({ name, type }) => accepted[type].map((one) => `${name}: ${one}`));
  return { role: "constructor", ...where, type: [names.join(", "), ...types] };
}

/** What fills a text in: a method of the class of the code, or a function where there are no such classes. */
function texts(module: Module, entry: Entry, name: string, text: string, within: Exposed): readonly Exposed[] {
  if (entry.params.length === 0) return [];
  const subject = { module: module.id, name };
  const names = entry.params.map(({ name }) => parameterName(name)).sort();
  const render: Exposed = {
    role: "text function",
    subject,
    text,
    within,
    type: [names.join(", ")],
  };
  return [
    render,
    ...entry.params.map((param): Exposed => ({
      role: "parameter",
      subject: { ...subject, param: param.name },
      text: parameterName(param.name),
      within: render,
      type: accepted[param.type],
    })),
  ];
}

/** What type checkers let callers give: an `int` will do for a `float`, and a `bool` for both. Source: PEP 484. */
const accepted: Readonly<Record<Param["type"], readonly string[]>> = {
  string: ["str"],
  int: ["int", "bool"],
  float: ["float", "int", "bool"],
  bool: ["bool"],
};
