import type { Catalog, Entry } from "../../model/catalog.js";
import type { Snippet } from "../target.js";
import { stringLiteral } from "./literals.js";
import { clause, conditional } from "./layout.js";
import { moduleNames } from "./names.js";
import { optionsOf } from "./options.js";

/** How a caller handles one entry. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const options = optionsOf(catalog);
  const modules = new Map(
    catalog.modules.map((module) => {
      const { codes, guard, path } = moduleNames(catalog, module, options);
      const clauseOf = clause("import", [codes, guard], stringLiteral(`${options.package}/${path}`));
      return [module.id, { codes, guard, clauseOf }];
    }),
  );
  return ({ module, name }) => {
    const own = modules.get(module);
    if (own === undefined) throw new Error(`there is no module ${module}`);
    const { codes, guard, clauseOf } = own;
    const code = [
      clauseOf,
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
