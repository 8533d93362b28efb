import type { Catalog, Entry } from "../../model/catalog.js";
import type { Snippet } from "../target.js";
import { stringLiteral } from "./literals.js";
import { clause, conditional } from "./layout.js";
import { moduleNames } from "./names.js";
import { optionsOf } from "./options.js";
import { thrown } from "./raise-example.js";
import { namespaceName } from "./raise-view.js";
import { hasClientHalf, hasServerHalf } from "./server.js";

/** How a caller handles one entry, and how a server raises it. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const options = optionsOf(catalog);
  const [isHandled, isRaised] = [hasClientHalf(options), hasServerHalf(catalog, options)];
  const modules = new Map(
    catalog.modules.map((module) => {
      const { codes, guard, path } = moduleNames(catalog, module, options);
      const namespace = namespaceName(module);
      return [
        module.id,
        {
          codes,
          guard,
          namespace,
          guardClause: clause("import", [codes, guard], stringLiteral(`${options.package}/${path}`)),
          raiseClause: clause("import", [namespace], stringLiteral(`${options.package}/server`)),
        },
      ];
    }),
  );
  return (entry) => {
    const own = modules.get(entry.module);
    if (own === undefined) throw new Error(`there is no module ${entry.module}`);
    const { codes, guard, namespace, guardClause, raiseClause } = own;
    const handle = [
      guardClause,
      "",
      "try {",
      "  await call();",
      "} catch (error) {",
      conditional("  if (", `!${guard}`, ["error", `${codes}.${entry.name}`], " throw error;"),
      "  console.error(error.detail);",
      "}",
    ];
    const raise = [raiseClause, "", ...thrown(namespace, entry, "", ["{ cause }"])];
    return {
      language: "typescript",
      title: "TypeScript",
      handle: isHandled ? handle.join("\n") : "",
      raise: isRaised ? raise.join("\n") : "",
    };
  };
}
