import type { Entry } from "../../model/catalog.js";
import type { Range } from "../../model/position.js";
import { entryId } from "../../compare/comparison.js";
import type { Comparison } from "../../compare/comparison.js";
import { sunsetAhead } from "../../compare/sunset.js";
import type { BreakingRule } from "./rule.js";

export const removedBeforeSunset: BreakingRule = {
  id: "removed-before-sunset",
  severity: "error",
  bump: "major",
  categories: ["LIFECYCLE"],
  summary: "A code or its name was removed before its sunset.",
  why: "Callers were promised that they can rely on it until then.",
  help: "restore it until then",
  *check(comparison) {
    for (const { before, what, span } of losses(comparison)) {
      const sunset = sunsetAhead(before, comparison.today);
      if (sunset === undefined) continue;
      yield {
        subject: entryId(before),
        detail: sunset,
        span,
        previousSpan: before.at("deprecated", "sunset"),
        previously: `it may be removed from ${sunset}`,
        message: `${what} was removed before its sunset, ${sunset}`,
      };
    }
  },
};

/** A code or a name that no longer belongs to its entry. */
interface Loss {
  readonly before: Entry;
  readonly what: string;
  /** Where it is missing. */
  readonly span: Range;
}

function* losses({ entries, removed, removedModules, after }: Comparison): Iterable<Loss> {
  const code = (before: Entry, span: Range): Loss => ({
    before,
    what: `the code ${before.code} (${before.name}) of ${before.module}`,
    span,
  });
  for (const { before, after: now, relation } of entries) {
    if (relation === "renumbered" || relation === "repurposed") yield code(before, now.at("code"));
    if (relation === "renamed" && !now.aliases.includes(before.name)) {
      yield { before, what: `the name ${before.name} of ${entryId(before)}`, span: now.at("name") };
    }
  }
  for (const { module, before, movedTo } of removed) {
    yield code(before, movedTo?.at("code") ?? module.after.module.at("module"));
  }
  for (const module of removedModules) {
    for (const before of module.entries) yield code(before, after.at("catalog"));
  }
}
