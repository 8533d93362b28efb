import { commonModule } from "../../model/catalog.js";
import type { Entry } from "../../model/catalog.js";
import type { Snippet } from "../target.js";
import { calledModules } from "./codes.js";
import { importLine } from "./layout.js";
import type { Context } from "./module-view.js";
import { baseClass, codeClass, enumName, memberName, moduleName } from "./names.js";

/** How a caller handles one very error. */
export function snippetOf(entry: Entry, context: Context): Snippet {
  return { language: "python", title: "Python", code: snippetLines(entry, context).join("\n") };
}

function snippetLines(entry: Entry, { catalog, options }: Context): readonly string[] {
  const module = catalog.modules.find(({ id }) => id === entry.module);
  if (module === undefined) throw new Error(`there is no module ${entry.module}`);
  // A common code comes from a call of any module.
  const common = commonModule(catalog);
  const called = module === common ? (calledModules(catalog)[0] ?? module) : module;
  const [own, calledName] = [moduleName(module.id), moduleName(called.id)];
  const isOuter = common === undefined || module === common;
  if (options.perKind) {
    const base = baseClass(catalog, options);
    const code = !isOuter && catalog.envelope.moduleCode.length > 0 ? "module_code" : "code";
    return [
      importLine(options.package, [base, own, calledName]),
      "",
      "try:",
      `    ${calledName}.raise_for_error(body)`,
      `except ${base} as error:`,
      `    if error.${code} != ${own}.${enumName(module)}.${memberName(entry.name)}:`,
      "        raise",
      "    print(error.action, error.detail)",
    ];
  }
  return [
    importLine(options.package, [own, calledName]),
    "",
    "try:",
    `    ${calledName}.raise_for_error(body)`,
    `except ${own}.${codeClass(entry.name, module, catalog, options)} as error:`,
    "    print(error.action, error.detail)",
  ];
}
