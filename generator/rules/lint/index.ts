import { codeInRange } from "./code-in-range.js";
import { knownGroup } from "./known-group.js";
import { knownLocale } from "./known-locale.js";
import type { LintRule } from "./rule.js";
import { separateRanges } from "./separate-ranges.js";
import { sourceText } from "./source-text.js";
import { uniqueCode } from "./unique-code.js";
import { uniqueIdentifier } from "./unique-identifier.js";
import { uniqueModule } from "./unique-module.js";
import { uniqueName } from "./unique-name.js";
import { unreservedIdentifier } from "./unreserved-identifier.js";
import { unreserved } from "./unreserved.js";

/** Every rule for specs, in the order of their ids: one line a rule. */
export const lintRules: readonly LintRule[] = [
  codeInRange,
  knownGroup,
  knownLocale,
  separateRanges,
  sourceText,
  uniqueCode,
  uniqueIdentifier,
  uniqueModule,
  uniqueName,
  unreserved,
  unreservedIdentifier,
];
