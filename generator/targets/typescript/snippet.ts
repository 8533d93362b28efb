import { commonModule } from "../../model/catalog.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import type { Snippet } from "../target.js";
import { stringLiteral } from "./encode.js";
import { clause, conditional } from "./layout.js";
import { catalogNames, moduleNames } from "./names.js";
import { optionsOf } from "./options.js";

/** How a caller handles one entry. */
export function snippet(catalog: Catalog, entry: Entry): Snippet {
  const options = optionsOf(catalog);
  const module = catalog.modules.find(({ id }) => id === entry.module);
  if (module === undefined) throw new Error(`there is no module ${entry.module}`);
  const { codes, path } = moduleNames(catalog, module, options);
  const names =
    module === commonModule(catalog) ? catalogNames(catalog, options) : moduleNames(catalog, module, options);
  const code = [
    clause("import", [codes, names.guard], stringLiteral(`${options.package}/${path}`)),
    "",
    "try {",
    "  await call();",
    "} catch (error) {",
    conditional("  if (", `!${names.guard}`, ["error", `${codes}.${entry.name}`], " throw error;"),
    "  console.error(error.detail);",
    "}",
  ].join("\n");
  return { language: "typescript", title: "TypeScript", code };
}
