import type { Entry } from "../../model/catalog.js";
import type { Range } from "../../model/position.js";
import { step } from "./changes/entry.js";
import { affected, entryId } from "../../compare/comparison.js";
import type { Comparison } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const nameReassigned: BreakingRule = {
  id: "name-reassigned",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR", "SRC", "DOCS"],
  summary: "A name or an alias refers to another error than before.",
  why: "Code that uses the name still compiles but handles another error, and nothing warns its author.",
  *check(comparison) {
    for (const { name, before, after } of reassigned(comparison)) {
      const affects = affected(comparison.breaks({ what: "name", module: before.module, name }));
      const isSource = affects.some((category) => category !== "DOCS");
      const kept = comparison.successor(before);
      yield {
        subject: entryId(before),
        detail: step(name, entryId(after)),
        span: placeOf(after, name),
        previousSpan: placeOf(before, name),
        previously: `it was a name of ${before.code}`,
        message: `the name ${name} referred to ${described(before, name)} and now refers to ${described(after, name)}`,
        help:
          kept === undefined
            ? "move the old name to `reserved`, and choose a name that was never used"
            : `keep it as an alias of ${kept.code} (${kept.name}), and choose a name for ${after.code} that was never used`,
        categories: [
          ...(isSource ? (["BEHAVIOR"] as const) : []),
          ...(affects.length === 0 ? ["DOCS" as const] : affects),
        ],
      };
    }
  },
};

interface Reassigned {
  readonly name: string;
  readonly before: Entry;
  readonly after: Entry;
}

/** Names that refer to another entry, in the spec or only in a language in which two names have the same spelling. */
function* reassigned({ modules, successor, breaks }: Comparison): Iterable<Reassigned> {
  for (const { before: old, after: now } of modules) {
    for (const [name, before] of old.byName) {
      const same = now.byName.get(name);
      const [broken] = breaks({ what: "name", module: old.module.id, name });
      const spelled = now.byName.get(broken?.now?.subject.name ?? "");
      const after = same !== undefined && same !== successor(before) ? same : spelled;
      if (after !== undefined) yield { name, before, after };
    }
  }
}

const described = ({ module, code, name }: Entry, used: string): string =>
  name === used ? `${module}/${code}` : `${module}/${code} (${name})`;

function placeOf(entry: Entry, name: string): Range {
  const index = entry.aliases.findIndex((alias) => alias === name);
  return index === -1 ? entry.at("name") : entry.at("aliases", index);
}
