import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { contextOf } from "./context.js";
import { commentText } from "./literals.js";
import { codeEnum, creatorName, errorsClass } from "./names.js";
import { exampleValues } from "./raise-view.js";

/** How a caller handles one entry, and how a server raises it. */
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
    const values = [...exampleValues(entry), "new() { InnerException = e }"].join(", ");
    const raise = `throw ${errorsClass(module)}.${creatorName(entry.name, module)}(${values});`;
    const { client, server } = context;
    const raises = server && !isSuccess;
    return { language: "csharp", title: "C#", handle: client ? code.join("\n") : "", raise: raises ? raise : "" };
  };
}
