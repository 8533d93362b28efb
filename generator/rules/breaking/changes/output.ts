import { grouped } from "../../../model/grouped.js";
import type { Change } from "../rule.js";
import { listed } from "./entry.js";
import type { OutputEvent } from "../../../compare/cause.js";
import type { Comparison } from "../../../compare/comparison.js";
import { isMadeFromExperimental } from "../../../compare/stability.js";
import type { Break, TargetSurface } from "../../../compare/surface.js";

/** The parts of a message. */
interface Parts {
  readonly title: string;
  /** ` (dsa)`, or empty if the change is not about one module. */
  readonly place: string;
  readonly changes: string;
}

/**
 * Changes of a target's output that have no cause in the codes of the spec. There is one change for each target and module,
 * because one option can rename every constant.
 */
export function* outputChanges(
  comparison: Comparison,
  event: OutputEvent,
  message: (parts: Parts) => string,
): Iterable<Change> {
  for (const [surface, breaks] of grouped(comparison.breaks({ what: "output", event }), ({ surface }) => surface)) {
    for (const [module, inModule] of grouped(breaks, ({ item }) => item.subject.module)) {
      const pair = comparison.modules.find(({ before }) => before.module.id === module);
      // Experimental codes require no version, so they are kept apart from stable ones.
      const byStability = grouped(inModule, ({ item }) => isMadeFromExperimental(comparison, item.subject));
      for (const [experimental, list] of byStability) {
        const texts = list.map(described);
        yield {
          subject: module === undefined ? surface.target : `${surface.target}/${module}`,
          detail: texts.join(),
          span: pair === undefined ? placeOf(comparison.after, surface) : pair.after.module.at("module"),
          previousSpan: pair === undefined ? placeOf(comparison.before, surface) : pair.before.module.at("module"),
          previously: `it was ${listed(list.map(({ item }) => item.text))}`,
          message: message({
            title: surface.title,
            place: module === undefined ? "" : ` (${module})`,
            changes: listed(texts),
          }),
          categories: [surface.category],
          experimental,
        };
      }
    }
  }
}

function described({ item, now, event }: Break): string {
  if (event === "type" || event === "base" || event === "matches") return `${item.text}${difference(item, now, event)}`;
  if (now === undefined) return item.text;
  if (now.text === item.text) return `${item.text} (elsewhere)`;
  return `${item.text} → ${now.text}`;
}

/** What was removed from a type or a list of classes, and what was added. */
function difference(item: Break["item"], now: Break["now"], event: "type" | "base" | "matches"): string {
  const [before, after] = [item[event] ?? [], now?.[event] ?? []];
  const from = before.filter((each) => !after.includes(each)).join(" and ");
  const to = after.filter((each) => !before.includes(each)).join(" and ");
  return ` (${from} → ${to === "" ? "nothing" : to})`;
}

function placeOf(catalog: Comparison["before"], { target }: TargetSurface): ReturnType<Comparison["before"]["at"]> {
  return catalog.at("targets", target);
}
