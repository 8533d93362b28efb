import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { contextOf } from "./context.js";
import { commentText } from "./literals.js";
import { caseName, codeEnum, creatorName, errorsClass } from "./names.js";
import { exampleValues } from "./raise-view.js";

/** How a caller handles one entry, and how a server raises it. */
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
    const values = [...exampleValues(entry), "new RaiseOptions(previous: $e)"].join(", ");
    const raise = `throw ${errorsClass(module)}::${creatorName(entry.name)}(${values});`;
    const { client, server } = context;
    const raises = server && module.success !== entry;
    return { language: "php", title: "PHP", handle: client ? code.join("\n") : "", raise: raises ? raise : "" };
  };
}
