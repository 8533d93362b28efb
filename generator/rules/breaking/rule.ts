import type { Severity } from "../../diagnostic/diagnostic.js";
import type { Range } from "../../model/position.js";
import type { Category } from "../../model/category.js";
import type { Comparison } from "../../compare/comparison.js";

/** How the version must be raised, at least. */
export type Bump = "major" | "minor" | "patch";

/** A rule about what happened between two versions of a catalog. */
export interface BreakingRule {
  /** The rule's file name and its anchor in the documentation. It names the event. */
  readonly id: string;
  readonly severity: Severity;
  readonly bump: Bump;
  /** Whom it may affect; `SRC` stands for those languages in which the change really breaks code. */
  readonly categories: readonly (Category | "SRC")[];
  /** Set for a change of the catalog as a whole: `errspec changelog` prints its messages before the modules. */
  readonly general?: true;
  /** What has happened, as one sentence. */
  readonly summary: string;
  /** What comes of it. */
  readonly why: string;
  /** What to do, where it is always the same. */
  readonly help?: string;
  readonly check: (comparison: Comparison) => Iterable<Change>;
}

/** A change that a rule is about. */
export interface Change {
  /** What has changed: `dsa/2130`, a module, `catalog`. */
  readonly of: string;
  /** What tells the change from others of the same thing: ids, codes and values of the spec's own lists, never text. */
  readonly detail?: string;
  /** Where it is now; where it was taken from, when it is gone. */
  readonly at: Range;
  /** Where it was. */
  readonly was: Range;
  /** What was there. */
  readonly before: string;
  readonly message: string;
  readonly help?: string;
  /** Whom it affects, where the rule alone does not say. */
  readonly categories?: readonly Category[];
  /** Whether it is about experimental codes alone, where {@link of} does not say. */
  readonly experimental?: boolean;
}
