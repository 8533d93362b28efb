import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { contextOf } from "./context.js";
import { call } from "./layout.js";
import { commentText } from "./literals.js";
import { codeClass, constantName, creatorName, errorsClass } from "./names.js";
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
        ? "e == null"
        : `e instanceof ApiException error && error.is(${codeClass(module)}.${constantName(entry.name)})`;
    const code = [
      `ResponseException e = ${errors}.decode(status, body);`,
      `if (${condition}) {`,
      ...(hasAdvice(entry) ? [`  // ${commentText(advice(entry, context.docs))}`] : []),
      module.success === entry ? "  return;" : "  throw error;",
      "}",
    ];
    const raise = module.success === entry ? "" : raised(module, entry).join("\n");
    const { client, server } = context;
    return { language: "java", title: "Java", handle: client ? code.join("\n") : "", raise: server ? raise : "" };
  };
}

function raised(module: Module, entry: Entry): string[] {
  const lines = call(0, `throw ${errorsClass(module)}.${creatorName(entry.name)}`, exampleValues(entry), "");
  const last = lines.pop() ?? "";
  const whole = `${last}.cause(e).build();`;
  return whole.length <= 100 ? [...lines, whole] : [...lines, last, "    .cause(e)", "    .build();"];
}
