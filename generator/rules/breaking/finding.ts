import { createHash } from "node:crypto";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { categories } from "../../model/category.js";
import type { Category } from "../../model/category.js";
import type { Bump } from "./rule.js";

/** A change that matters to someone. `at` is where it is now, `related` where it was. */
export interface BreakingFinding extends Diagnostic {
  readonly related: NonNullable<Diagnostic["related"]>;
  readonly categories: readonly Category[];
  readonly bump: Bump;
  /** What has changed: `dsa/2130`, a module, `catalog`. */
  readonly of: string;
  /** The same for the same change, whatever texts, places and other changes there are. */
  readonly fingerprint: string;
  /** Why the change is all right, where someone has said so. */
  readonly allowed: string | undefined;
  /** Whether it is about experimental codes alone, which nobody may rely on: then it counts for nothing. */
  readonly experimental: boolean;
  /** Whether it concerns the catalog as a whole and not one code. */
  readonly general: boolean;
}

/** The categories in their usual order, each once. */
export function categoriesOf(given: readonly (Category | "SRC")[]): readonly Category[] {
  return categories.filter((category) => given.includes(category));
}

/** Twelve letters and no digit: YAML would take `1234567890e1` for a number. */
export function fingerprint(...parts: readonly string[]): string {
  const hash = createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 12);
  return hash.replace(/[0-9]/g, (digit) => "ghijklmnop".charAt(Number(digit)));
}
