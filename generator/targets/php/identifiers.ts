import { entryNames } from "../../sdk/entry-names.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Entry, Module } from "../../model/catalog.js";
import type { Identifier } from "../target.js";
import type { Context } from "./context.js";
import { caseName, codeEnum, constantName, creatorName, errorsClass, formatName, parameterName } from "./names.js";
import { namesIn, operationEnum } from "./operations-view.js";

/** Every name that the catalog gives to something in PHP, which takes capitals for small letters in classes and methods. */
export function identifiersOf(context: Context): Identifier[] {
  return [
    ...context.catalog.modules.flatMap((module) => namesOfModule(context, module)),
    ...namesOfOperations(context),
  ];
}

function namesOfModule({ server }: Context, module: Module): Identifier[] {
  const { id, entries, success } = module;
  const codes = `the enum ${codeEnum(module)} in PHP`;
  const errors = `the class ${errorsClass(module)} in PHP`;
  return [
    {
      text: codeEnum(module).toLowerCase(),
      scope: "the classes in PHP",
      of: `the module ${id}`,
      at: () => module.at("module"),
    },
    ...(success === undefined
      ? []
      : [
          {
            text: constantName(success.name),
            scope: errors,
            of: `the name of ${id}/${success.code}`,
            at: () => success.at("name"),
          },
        ]),
    ...entries.flatMap((entry): Identifier[] => [
      ...entryNames(module, entry).map(({ name, of, at }) => ({ text: caseName(name), scope: codes, of, at })),
      ...(server ? creatorNames(module, entry) : []),
      ...(entry.params.length === 0
        ? []
        : [
            {
              text: formatName(entry.name).toLowerCase(),
              scope: `the methods of ${errors}`,
              of: `the name of ${id}/${entry.code}`,
              at: () => entry.at("name"),
            },
          ]),
      ...entry.params.map((param) => ({
        text: parameterName(param.name),
        scope: `the parameters of ${formatName(entry.name)} in ${errors}`,
        of: `the parameter ${param.name} of ${id}/${entry.code}`,
        at: () => param.at("name"),
      })),
    ]),
  ];
}

/** The methods that create an error, and their parameters. */
function creatorNames(module: Module, entry: Entry): Identifier[] {
  const methods = `the methods of the class ${errorsClass(module)} in PHP`;
  return [
    ...entryNames(module, entry).map(({ name, of, at }) => ({
      text: creatorName(name).toLowerCase(),
      scope: methods,
      of,
      at,
    })),
    ...entry.params.map((param) => ({
      text: parameterName(param.name, "options"),
      scope: `the parameters of ${creatorName(entry.name)} in the class ${errorsClass(module)} in PHP`,
      of: `the parameter ${param.name} of ${module.id}/${entry.code}`,
      at: () => param.at("name"),
    })),
  ];
}

/** The enums of operations, their cases and their methods. */
function namesOfOperations(context: Context): Identifier[] {
  return operationsWithErrors(context.catalog).flatMap((operation): Identifier[] => {
    const type = operationEnum(operation);
    const at = () => operation.at("name");
    return [
      { text: type.toLowerCase(), scope: "the enums of operations in PHP", of: `the operation ${operation.id}`, at },
      ...[...namesIn(context, operation)].flatMap(([entry, name]): Identifier[] => {
        const of = `the error ${entry.module}/${entry.code} of the operation ${operation.id}`;
        const names = name === entry.name ? [name, ...entry.aliases] : [name];
        return [
          ...names.map((each) => ({ text: caseName(each), scope: `the enum ${type} in PHP`, of, at })),
          ...(context.server
            ? [{ text: creatorName(name).toLowerCase(), scope: `the methods of ${type} in PHP`, of, at }]
            : []),
        ];
      }),
    ];
  });
}
