import type { Entry, Module } from "../model/catalog.js";
import type { Name } from "../model/name.js";
import { entryNames } from "../sdk/entry-names.js";
import { namesInOperation, operationsWithErrors } from "../sdk/operations.js";
import type { ClassPackage } from "./class-package.js";
import type { Identifier } from "./target.js";

/** What differs between languages in the names of a package of classes. */
export interface ClassRules {
  readonly pack: ClassPackage;
  /** Of a method, what must be unique: all of it, or in PHP its letters alone. */
  readonly method: (name: string) => string;
  /** What users write for a parameter of the method that creates an error, and of the one that gives its text. */
  readonly creatorParameter: (name: string) => string;
  readonly formatParameter: (name: string) => string;
  /** Names that the package itself has in the class of a module. */
  readonly own: ReadonlySet<string>;
}

/** Every name that the catalog gives to something in a package of classes. Some file systems take capitals for small letters. */
export function classIdentifiers(rules: ClassRules): Identifier[] {
  return [
    ...operationIdentifiers(rules),
    ...rules.pack.catalog.modules.flatMap((module) => moduleIdentifiers(rules, module)),
  ];
}

function moduleIdentifiers(rules: ClassRules, module: Module): Identifier[] {
  const { language, names } = rules.pack;
  const { id, entries, success } = module;
  return [
    {
      text: names.codes(module).toLowerCase(),
      scope: `the classes in ${language}`,
      of: `the module ${id}`,
      at: () => module.at("module"),
    },
    ...(success === undefined
      ? []
      : [
          {
            text: names.success(success.name),
            scope: `the class ${names.errors(module)} in ${language}`,
            reserved: rules.own.has(names.success(success.name)) ? "another name of the generated package" : undefined,
            of: `the name of ${id}/${success.code}`,
            at: () => success.at("name"),
          },
        ]),
    ...entries.flatMap((entry): Identifier[] => [
      ...entryNames(module, entry).map(({ name, ...where }) => ({
        text: names.code(name),
        scope: `the codes ${names.codes(module)} in ${language}`,
        ...where,
      })),
      ...methodIdentifiers(rules, module, entry),
    ]),
  ];
}

/** The methods of a module for an entry, and their parameters. */
function methodIdentifiers(rules: ClassRules, module: Module, entry: Entry): Identifier[] {
  const { pack, method } = rules;
  const { language, names } = pack;
  const within = `the class ${names.errors(module)} in ${language}`;
  const parameters = (of: string, parameter: (name: string) => string): Identifier[] =>
    entry.params.map((param) => ({
      text: parameter(param.name),
      scope: `the parameters of ${of} in ${within}`,
      of: `the parameter ${param.name} of ${module.id}/${entry.code}`,
      at: () => param.at("name"),
    }));
  const creators = entryNames(module, entry).map(({ name, ...where }) => ({
    text: method(names.creator(name, module)),
    scope: `the methods of ${within}`,
    ...where,
  }));
  const format = {
    text: method(names.format(entry.name)),
    scope: `the methods of ${within}`,
    of: `the text of ${module.id}/${entry.code}`,
    at: () => entry.at("name"),
  };
  return [
    ...(pack.server ? [...creators, ...parameters(names.creator(entry.name, module), rules.creatorParameter)] : []),
    ...(entry.params.length > 0 ? [format] : []),
    ...parameters(names.format(entry.name), rules.formatParameter),
  ];
}

/** The enums of operations, their codes and their methods. */
export function operationIdentifiers({ pack, method }: Pick<ClassRules, "pack" | "method">): Identifier[] {
  const { catalog, language, names, server } = pack;
  return operationsWithErrors(catalog).flatMap((operation): Identifier[] => {
    const type = names.operation(operation);
    const at = () => operation.at("name");
    const creator = (entry: Entry, name: Name): string =>
      names.operationCreator?.(name, operation) ?? names.creator(name, { id: entry.module });
    const returned = (entry: Entry, name: Name): Identifier[] => {
      const of = `the error ${entry.module}/${entry.code} of the operation ${operation.id}`;
      const all = name === entry.name ? [name, ...entry.aliases] : [name];
      return [
        ...all.map((each) => ({ text: names.code(each), scope: `the codes of ${type} in ${language}`, of, at })),
        ...(server
          ? [{ text: method(creator(entry, name)), scope: `the methods of ${type} in ${language}`, of, at }]
          : []),
      ];
    };
    return [
      {
        text: type.toLowerCase(),
        scope: `the enums of operations in ${language}`,
        of: `the operation ${operation.id}`,
        at,
      },
      ...[...namesInOperation(catalog, operation)].flatMap(([entry, name]) => returned(entry, name)),
    ];
  });
}
