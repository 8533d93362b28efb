import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import type { Snippet } from "../target.js";
import { constantName, contextOf } from "./context.js";
import { docLocale } from "./docs.js";
import { goComment } from "./literals.js";

/** How a caller handles one entry. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const context = contextOf(catalog);
  const units = new Map(context.units.map((unit) => [unit.module.id, unit]));
  const ordinary = context.units.find(({ common }) => !common);
  return (entry) => {
    const unit = units.get(entry.module);
    if (unit === undefined) throw new Error(`there is no module ${entry.module}`);
    // A common code is found in the error of any module's response.
    const called = unit.common ? (ordinary ?? unit) : unit;
    const condition =
      unit.module.success === entry
        ? "err == nil"
        : `errors.Is(err, ${unit.imported}.${constantName(context, unit, entry.name)})`;
    const code = [
      `err := ${called.imported}.${called.decode}(body)`,
      `if ${condition} {`,
      ...(hasAdvice(entry) ? [`\t//${goComment(advice(entry, docLocale(context)))}`] : []),
      `\treturn err`,
      "}",
    ];
    return { language: "go", title: "Go", code: code.join("\n") };
  };
}
