import type { Catalog, Entry } from "../../model/catalog.js";
import type { Snippet } from "../target.js";
import { stringLiteral } from "./literals.js";
import { clause, conditional } from "./layout.js";
import { moduleNames } from "./names.js";
import { optionsOf } from "./options.js";

/** How a caller handles one entry. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const options = optionsOf(catalog);
  const names = new Map(catalog.modules.map((module) => [module.id, moduleNames(catalog, module, options)]));
  return ({ module, name }) => {
    const own = names.get(module);
    if (own === undefined) throw new Error(`there is no module ${module}`);
    const { codes, guard, path } = own;
    const code = [
      clause("import", [codes, guard], stringLiteral(`${options.package}/${path}`)),
      "",
      "try {",
      "  await call();",
      "} catch (error) {",
      conditional("  if (", `!${guard}`, ["error", `${codes}.${name}`], " throw error;"),
      "  console.error(error.detail);",
      "}",
    ].join("\n");
    return { language: "typescript", title: "TypeScript", code };
  };
}
