import type { Comparison } from "../../compare/comparison.js";
import type { Severity } from "../../diagnostic/diagnostic.js";
import type { Category } from "../../model/category.js";
import type { Range } from "../../model/position.js";

/** How far the version must be raised, at least. */
export type Bump = "major" | "minor" | "patch";

/** A rule about a change between two versions of a catalog. */
export interface BreakingRule {
  /** The rule's file name and its anchor in the documentation. It names the event. */
  readonly id: string;
  readonly severity: Severity;
  readonly bump: Bump;
  /** Who can be affected. `SRC` stands for the languages in which the change really breaks code. */
  readonly categories: readonly (Category | "SRC")[];
  /** Set for a change of the catalog as a whole: `errspec changelog` prints its messages before the modules. */
  readonly general?: true;
  /** What changed, as one sentence. */
  readonly summary: string;
  /** The consequence, as one or two sentences. */
  readonly why: string;
  /** What to do, if that is always the same. */
  readonly help?: string;
  readonly check: (comparison: Comparison) => Iterable<Change>;
}

/** A change that a rule reports. */
export interface Change {
  /** What changed: `dsa/2130`, a module, `catalog`. */
  readonly subject: string;
  /** Tells apart several changes of one subject: IDs, codes and values from the lists of the spec, never text. */
  readonly detail?: string;
  /** Where it is now, or where it was removed from. */
  readonly span: Range;
  /** Where it was in the earlier version. */
  readonly previousSpan: Range;
  /** What was there: the message at {@link previousSpan}. */
  readonly previously: string;
  readonly message: string;
  readonly help?: string;
  /** Who is affected, if that is not the same for each change of the rule. */
  readonly categories?: readonly Category[];
  /** Whether only experimental codes are concerned, if {@link subject} does not tell. */
  readonly experimental?: boolean;
}
