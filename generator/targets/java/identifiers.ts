import { entryNames } from "../../sdk/entry-names.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Identifier } from "../target.js";
import type { Context } from "./context.js";
import { codeClass, constantName, creatorName, errorsClass, formatName, parameterName } from "./names.js";
import { namesIn, operationClass } from "./operations-view.js";

/** Every name that the catalog gives to something in Java. */
export function identifiersOf(context: Context): Identifier[] {
  const { catalog, server } = context;
  return [
    ...operationIdentifiers(context),
    ...catalog.modules.flatMap((module): Identifier[] => {
      const { id, entries, success } = module;
      const codes = `the class ${codeClass(module)} in Java`;
      const errors = `the class ${errorsClass(module)} in Java`;
      const methods = `the methods of ${errorsClass(module)} in Java`;
      return [
        {
          // Some file systems take capitals for small letters.
          text: `${codeClass(module)}.java`.toLowerCase(),
          scope: "the files in Java",
          of: `the module ${id}`,
          at: () => module.at("module"),
        },
        ...(success === undefined
          ? []
          : [
              {
                text: constantName(success.name),
                scope: errors,
                reserved: constantName(success.name) === "SPACE" ? "another name of the generated package" : undefined,
                of: `the name of ${id}/${success.code}`,
                at: () => success.at("name"),
              },
            ]),
        ...entries.flatMap((entry): Identifier[] => [
          ...entryNames(module, entry).map(({ name, of, at }) => ({ text: constantName(name), scope: codes, of, at })),
          ...(server
            ? [
                ...entryNames(module, entry).map(({ name, of, at }) => ({
                  text: creatorName(name),
                  scope: methods,
                  of,
                  at,
                })),
                ...(entry.params.length === 0
                  ? []
                  : [
                      {
                        text: formatName(entry.name),
                        scope: methods,
                        of: `the text of ${id}/${entry.code}`,
                        at: () => entry.at("name"),
                      },
                    ]),
              ]
            : []),
          ...entry.params.map((param) => ({
            text: parameterName(param.name),
            scope: `the parameters of ${formatName(entry.name)} in ${errors}`,
            of: `the parameter ${param.name} of ${id}/${entry.code}`,
            at: () => param.at("name"),
          })),
        ]),
      ];
    }),
  ];
}

function operationIdentifiers(context: Context): Identifier[] {
  const { catalog, server } = context;
  return operationsWithErrors(catalog).flatMap((operation): Identifier[] => {
    const type = operationClass(operation);
    const of = `the operation ${operation.id}`;
    const at = () => operation.at("name");
    const scope = `the class ${type} in Java`;
    return [
      // Some file systems take capitals for small letters.
      { text: `${type}.java`.toLowerCase(), scope: "the files of operations in Java", of, at },
      ...[...namesIn(context, operation)].flatMap(([entry, name]): Identifier[] => {
        const error = `the error ${entry.module}/${entry.code} of the operation ${operation.id}`;
        const names = name === entry.name ? [name, ...entry.aliases] : [name];
        return [
          ...names.map((each) => ({ text: constantName(each), scope, of: error, at })),
          ...(server ? [{ text: creatorName(name), scope: `the methods of ${type} in Java`, of: error, at }] : []),
        ];
      }),
    ];
  });
}
