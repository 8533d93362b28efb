import { createHash } from "node:crypto";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import type { Category } from "../../model/category.js";
import type { Bump } from "./rule.js";

/** A change that affects someone. `at` is where it is now, `related` where it was. */
export interface BreakingFinding extends Diagnostic {
  readonly related: NonNullable<Diagnostic["related"]>;
  readonly categories: readonly Category[];
  readonly bump: Bump;
  /** What changed: `dsa/2130`, a module, `catalog`. */
  readonly subject: string;
  /** Identifies the change: it does not depend on texts, positions and other changes. */
  readonly fingerprint: string;
  /** The reason of the allowance, if there is one. */
  readonly allowed: string | undefined;
  /** Whether only experimental codes are concerned. Nobody may rely on those, so the finding requires no version. */
  readonly experimental: boolean;
  /** Whether it concerns the catalog as a whole and not one code. */
  readonly general: boolean;
}

/** Twelve letters without digits, because YAML reads `1234567890e1` as a number. */
export function fingerprint(...parts: readonly string[]): string {
  const hash = createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 12);
  return hash.replace(/[0-9]/g, (digit) => "ghijklmnop".charAt(Number(digit)));
}
