import { commonModule } from "../../model/catalog.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import type { Snippet } from "../target.js";
import { calledModules } from "./codes.js";
import { importLine } from "./layout.js";
import { baseClass, codeClass, enumName, memberName, moduleName } from "./names.js";
import { optionsOf } from "./options.js";

/** How a caller handles one very error. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const options = optionsOf(catalog);
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  const common = commonModule(catalog);
  const base = baseClass(catalog, options);
  const [anyCalled] = calledModules(catalog);

  return (entry) => ({ language: "python", title: "Python", code: lines(entry).join("\n") });

  function lines(entry: Entry): readonly string[] {
    const module = modules.get(entry.module);
    if (module === undefined) throw new Error(`there is no module ${entry.module}`);
    // A common code comes from a call of any module.
    const called = module === common ? (anyCalled ?? module) : module;
    const [own, calledName] = [moduleName(module.id), moduleName(called.id)];
    const isOuter = common === undefined || module === common;
    if (options.perKind) {
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
}
