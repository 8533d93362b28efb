import type { Entry, Module } from "../../model/catalog.js";
import { entryNames } from "../../sdk/entry-names.js";
import { operationIdentifiers } from "../class-identifiers.js";
import type { Identifier } from "../target.js";
import type { Context } from "./context.js";
import {
  codeEnum,
  creatorName,
  errorsClass,
  exceptionClass,
  formatName,
  memberProblem,
  parameterName,
} from "./names.js";
import { packageOf } from "./package.js";
import { valueOf } from "./values.js";

/** Every name that the catalog gives to something in C#. */
export function identifiersOf(context: Context): Identifier[] {
  return [
    ...operationIdentifiers({ pack: packageOf(context), method: (name) => name }),
    ...context.catalog.modules.flatMap((module) => moduleIdentifiers(context, module)),
  ];
}

function moduleIdentifiers(context: Context, module: Module): Identifier[] {
  return [
    ...[codeEnum(module), exceptionClass(module)].map((type) => ({
      // Some file systems take capitals for small letters.
      text: `${type}.cs`.toLowerCase(),
      scope: "the files in C#",
      of: `the module ${module.id}`,
      at: () => module.at("module"),
    })),
    ...membersOf(context, module),
    ...constantsOf(module),
  ];
}

/** The members of the class of a module. */
function membersOf({ server }: Context, module: Module): Identifier[] {
  const { id, entries, success } = module;
  const errors = errorsClass(module);
  const scope = `the class ${errors} in C#`;
  const member = (text: string, of: string, at: Identifier["at"]): Identifier => ({
    text,
    scope,
    reserved: memberProblem(text, module),
    of,
    at,
  });
  return [
    ...(success === undefined
      ? []
      : [member(success.name, `the name of ${id}/${success.code}`, () => success.at("name"))]),
    ...(server ? entries.flatMap((entry) => creatorsOf(module, entry, member)) : []),
    ...entries
      .filter(({ params }) => params.length > 0)
      .flatMap((entry): Identifier[] => [
        member(formatName(entry.name), `the text of ${id}/${entry.code}`, () => entry.at("name")),
        ...entry.params.map((param) => ({
          text: parameterName(param.name, "locale"),
          scope: `the parameters of ${formatName(entry.name)} in ${errors}`,
          of: `the parameter ${param.name} of ${id}/${entry.code}`,
          at: () => param.at("name"),
        })),
      ]),
  ];
}

/** The methods of a module that create an error, and their parameters. */
function creatorsOf(
  module: Module,
  entry: Entry,
  member: (text: string, of: string, at: Identifier["at"]) => Identifier,
): Identifier[] {
  const name = creatorName(entry.name, module);
  return [
    ...entryNames(module, entry).map(({ name: each, of, at }) => member(creatorName(each, module), of, at)),
    ...entry.params.map((param) => ({
      text: parameterName(param.name, "options"),
      scope: `the parameters of ${name} in ${errorsClass(module)}`,
      of: `the parameter ${param.name} of ${module.id}/${entry.code}`,
      at: () => param.at("name"),
    })),
  ];
}

/** The constants of the enum of a module, and their values. */
function constantsOf(module: Module): Identifier[] {
  const type = codeEnum(module);
  return module.entries.flatMap((entry): Identifier[] => [
    ...entryNames(module, entry).map(({ name, of, at }) => ({ text: name, scope: `the enum ${type} in C#`, of, at })),
    {
      text: valueOf(module, entry.code),
      scope: `the values of the enum ${type} in C#`,
      of: `the code ${module.id}/${entry.code}`,
      at: () => entry.at("code"),
    },
  ]);
}
