import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { constantName, contextOf } from "./context.js";
import type { Context, Unit } from "./context.js";
import { docLocaleOf } from "./docs.js";
import { goComment } from "./literals.js";
import { constructorCall } from "./raise-view.js";

/** How a caller handles one entry, or how a server raises it if there is nothing for callers. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const context = contextOf(catalog);
  const moduleOf = moduleOfIn(context.catalog);
  const units = new Map(context.units.map((unit) => [unit.module, unit]));
  const unitOf = (module: Module): Unit => {
    const unit = units.get(module);
    if (unit === undefined) throw new Error(`there is no module ${module.id}`);
    return unit;
  };
  return (entry) => {
    const unit = unitOf(moduleOf(entry));
    if (!context.client) return { language: "go", title: "Go", code: raised(context, unit, entry) };
    const called = unitOf(calledModule(context.sdk, unit.module));
    const condition =
      unit.module.success === entry
        ? "err == nil"
        : `errors.Is(err, ${unit.imported}.${constantName(context, unit, entry.name)})`;
    const code = [
      `err := ${called.imported}.${called.decode}(body)`,
      `if ${condition} {`,
      ...(hasAdvice(entry) ? [`\t//${goComment(advice(entry, docLocaleOf(context)))}`] : []),
      `\treturn err`,
      "}",
    ];
    return { language: "go", title: "Go", code: code.join("\n") };
  };
}

/** How a server raises one entry. */
function raised(context: Context, unit: Unit, entry: Entry): string {
  return unit.module.success === entry ? "return nil" : `return ${constructorCall(context, unit, entry)}.Wrap(err)`;
}
