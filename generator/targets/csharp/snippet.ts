import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { contextOf } from "./context.js";
import { commentText } from "./literals.js";
import { codeEnum, errorsClass } from "./names.js";

/** How a caller handles one entry. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const context = contextOf(catalog);
  const moduleOf = moduleOfIn(context.catalog);
  return (entry) => {
    const module = moduleOf(entry);
    const errors = errorsClass(calledModule(context.sdk, module));
    const isSuccess = module.success === entry;
    const condition = isSuccess
      ? "error is null"
      : `error is ApiException known && known.Is(${codeEnum(module)}.${entry.name})`;
    const code = [
      `ResponseException? error = ${errors}.Decode(body, status);`,
      `if (${condition})`,
      "{",
      ...(hasAdvice(entry) ? [`    // ${commentText(advice(entry, context.docs))}`] : []),
      isSuccess ? "    return;" : "    throw known;",
      "}",
    ];
    return { language: "csharp", title: "C#", handle: code.join("\n"), raise: "" };
  };
}
