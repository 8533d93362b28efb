import { entryNames } from "../../sdk/entry-names.js";
import type { Identifier } from "../target.js";
import type { Context } from "./context.js";
import { caseName, codeEnum, constantName, errorsClass, formatName, parameterName } from "./names.js";

/** Every name that the catalog gives to something in PHP, which takes capitals for small letters in classes and methods. */
export function identifiersOf({ catalog }: Context): Identifier[] {
  return catalog.modules.flatMap((module): Identifier[] => {
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
  });
}
