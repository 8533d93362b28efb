import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { contextOf } from "./context.js";
import { commentText } from "./literals.js";
import { caseName, codeEnum, errorsClass } from "./names.js";

/** How a caller handles one entry. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const context = contextOf(catalog);
  const moduleOf = moduleOfIn(context.catalog);
  return (entry) => {
    const module = moduleOf(entry);
    const errors = errorsClass(calledModule(context.sdk, module));
    const condition =
      module.success === entry
        ? "$error === null"
        : `$error instanceof ApiException && $error->is(${codeEnum(module)}::${caseName(entry.name)})`;
    const code = [
      `$error = ${errors}::decode($body, $status);`,
      `if (${condition}) {`,
      ...(hasAdvice(entry) ? [`    // ${commentText(advice(entry, context.docs))}`] : []),
      module.success === entry ? "    return;" : "    throw $error;",
      "}",
    ];
    return { language: "php", title: "PHP", handle: code.join("\n"), raise: "" };
  };
}
