import type { Catalog } from "../../model/catalog.js";
import { textValues } from "./reading/texts.js";
import type { TextValue } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textEnding: LintRule = {
  id: "text-ending",
  severity: "info",
  preset: "strict",

  summary: "The texts of a module all end with a full stop, or none does.",
  why: "Texts appear below each other in one table, where an exception looks like a mistake.",
  good: {
    errors: entriesYaml({
      OrderClosed: {},
      OrderLocked: {
        text: "The order is locked. Check its number.",
        kind: "failed_precondition",
        action: "fix_request",
      },
      OrderPaid: {},
      OrderSent: {},
      OrderReturned: {},
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderClosed: {},
      OrderLocked: {
        text: "The order is locked. Check its number.",
        kind: "failed_precondition",
        action: "fix_request",
      },
      OrderPaid: {},
      OrderSent: {},
      OrderReturned: { text: "«The order is returned. Check its number»" },
    }),
  },
  *check({ catalog }) {
    for (const texts of tables(catalog)) {
      const ended = new Set(texts.filter(({ value }) => /[.。!！?？]["”』」)）]?$/.test(value)));
      // Without a clear majority there is no style to differ from.
      const most = Math.max(ended.size, texts.length - ended.size);
      if (texts.length < 5 || most === texts.length || most / texts.length < 0.8) continue;
      const isUsual = most === ended.size;
      for (const value of texts.filter((text) => ended.has(text) !== isUsual)) {
        yield {
          at: value.at(value.locale),
          message: `${value.what} ${isUsual ? "does not end" : "ends"} with a full stop, ${most} others ${isUsual ? "do" : "do not"}`,
          help: "end all texts of the module the same way",
        };
      }
    }
  },
};

/** The texts of each module's errors in each locale. */
function tables(catalog: Catalog): Iterable<readonly TextValue[]> {
  const successes = new Set(catalog.modules.map(({ success }) => success));
  const found = new Map<string, TextValue[]>();
  for (const value of textValues(catalog)) {
    if (value.role !== "text" || value.entry === undefined || successes.has(value.entry)) continue;
    const key = `${value.entry.module} ${value.locale}`;
    const table = found.get(key);
    if (table === undefined) found.set(key, [value]);
    else table.push(value);
  }
  return found.values();
}
