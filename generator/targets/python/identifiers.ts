import { allEntries } from "../../model/catalog.js";
import { entryNames } from "../../sdk/entry-names.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Identifier } from "../target.js";
import type { Context } from "./context.js";
import { baseClass, baseTakenBy, codeClass, enumName, memberName, moduleClass, moduleName, takenBy } from "./names.js";
import { operationNames, operationsModule } from "./operations-view.js";

/** Every name that the package gives to something of the spec. */
export function identifiersOf(context: Context): readonly Identifier[] {
  const { catalog, options } = context;
  const base = baseClass(catalog, options);
  const found: Identifier[] = [
    {
      text: base,
      scope: "python",
      reserved: baseTakenBy(base, catalog, options),
      of: "the catalog's name",
      at: () => catalog.at("name"),
    },
  ];
  for (const module of catalog.modules) {
    const file = `python/${moduleName(module.id, options)}.py`;
    const members = `${file} ${enumName(module)}`;
    found.push(
      {
        text: moduleName(module.id, options),
        scope: "python",
        of: `the module ${module.id}`,
        at: () => module.at("module"),
      },
      { text: enumName(module), scope: file, of: `the module ${module.id}`, at: () => module.at("module") },
      {
        text: moduleClass(module, catalog, options),
        scope: file,
        reserved: moduleClass(module, catalog, options) === base ? "the class of all errors" : undefined,
        of: `the class of the module ${module.id}`,
        at: () => module.at("module"),
      },
    );
    for (const entry of allEntries(module)) {
      for (const { name, ...where } of entryNames(module, entry)) {
        found.push({ text: memberName(name), scope: members, ...where });
        if (options.perKind || entry === module.success) continue;
        const text = codeClass(name, module, catalog, options);
        found.push({ text, scope: file, reserved: takenBy(text, module, catalog, options), ...where });
      }
    }
  }
  for (const operation of options.perKind ? [] : operationsWithErrors(catalog)) {
    found.push({
      text: operationNames(operation).error,
      scope: `python/${operationsModule}.py`,
      of: `the operation ${operation.id}`,
      at: () => operation.at(),
    });
  }
  return found;
}
