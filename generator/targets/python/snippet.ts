import type { Catalog, Entry } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { contextOf } from "./context.js";
import { creatorOf, exampleValues } from "./examples.js";
import { call, importLine } from "./layout.js";
import { baseClass, codeClass, enumName, memberName, moduleName } from "./names.js";
import { hasModuleCodes } from "./standard.js";

/** How a caller handles one error, and how a server raises it. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const context = contextOf(catalog);
  const { options, sdk } = context;
  const base = baseClass(catalog, options);
  const moduleOf = moduleOfIn(catalog);

  const imports = new Map<string, string>();
  /** The import of modules, which is the same for all entries of one. */
  const importOf = (...names: readonly string[]): string => {
    const key = names.join(" ");
    const known = imports.get(key) ?? importLine(options.package, names);
    imports.set(key, known);
    return known;
  };

  return (entry) => ({
    language: "python",
    title: "Python",
    handle: options.client ? handled(entry).join("\n") : "",
    raise: options.server ? raised(entry).join("\n") : "",
  });

  function raised(entry: Entry): readonly string[] {
    const module = moduleOf(entry);
    const creator = creatorOf(entry, module, context);
    const raise = call(`raise ${creator}`, exampleValues(entry, catalog), "", " from error");
    return [importOf(moduleName(module.id, options)), "", raise];
  }

  function handled(entry: Entry): readonly string[] {
    const module = moduleOf(entry);
    const called = calledModule(sdk, module);
    const [own, calledName] = [moduleName(module.id, options), moduleName(called.id, options)];
    if (options.perKind) {
      const code = module !== sdk.common && hasModuleCodes(context) ? "module_code" : "code";
      return [
        importOf(base, own, calledName),
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
      importOf(own, calledName),
      "",
      "try:",
      `    ${calledName}.raise_for_error(body)`,
      `except ${own}.${codeClass(entry.name, module, catalog, options)} as error:`,
      "    print(error.action, error.detail)",
    ];
  }
}
