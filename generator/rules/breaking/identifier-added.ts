import type { Subject } from "../../model/exposed.js";
import { grouped } from "../../model/grouped.js";
import { listed } from "./changes/entry.js";
import type { Comparison } from "../../compare/comparison.js";
import { addedTo } from "../../compare/surface.js";
import type { BreakingRule } from "./rule.js";

export const identifierAdded: BreakingRule = {
  id: "identifier-added",
  severity: "info",
  bump: "minor",
  categories: ["SRC"],
  summary: "Generated code has a new identifier for something that the spec already had.",
  why: "An option adds it, such as a class for each code. Nobody depends on it yet.",
  *check(comparison) {
    const operations = new Set(comparison.before.operations.map(({ id }) => id));
    for (const { before, after } of comparison.keptTargets) {
      if (after.category === "DOCS") continue;
      const added = addedTo(before, after).filter(
        ({ subject }) =>
          isKnown(comparison, subject) && (subject.operation === undefined || operations.has(subject.operation)),
      );
      for (const [module, items] of grouped(added, ({ subject }) => subject.module)) {
        const now = comparison.modules.find((pair) => pair.after.module.id === module);
        const texts = items.map(({ text }) => text);
        yield {
          subject: module === undefined ? after.target : `${after.target}/${module}`,
          detail: texts.join(),
          span: now?.after.module.at("module") ?? comparison.after.at("targets", after.target),
          previousSpan: now?.before.module.at("module") ?? comparison.before.at("targets", after.target),
          previously: "it was not here",
          message: `new in ${after.title}${module === undefined ? "" : ` (${module})`}: ${listed(texts)}`,
          categories: [after.category],
        };
      }
    }
  },
};

/** Whether the earlier spec had the subject. If it had not, another rule reports the addition. */
function isKnown({ modules, before }: Comparison, { module, name, code, group, param, locale }: Subject): boolean {
  if (param !== undefined) return false;
  if (locale !== undefined && !before.locales.includes(locale)) return false;
  if (module === undefined) return true;
  const old = modules.find((pair) => pair.after.module.id === module)?.before;
  if (old?.module.id !== module) return false;
  if (group !== undefined && !old.module.groups.some(({ id }) => id === group)) return false;
  return (name === undefined || old.byName.has(name)) && (code === undefined || old.byCode.has(code));
}
