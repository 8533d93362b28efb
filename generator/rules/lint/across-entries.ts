import { actionGiven } from "./action-given.js";
import { codeApartFromHttp } from "./code-apart-from-http.js";
import { codeEncodable } from "./code-encodable.js";
import { codeNotCommon } from "./code-not-common.js";
import { codeOrder } from "./code-order.js";
import { codeStyle } from "./code-style.js";
import { docsPerEntry } from "./docs-per-entry.js";
import { exampleDecodes } from "./example-decodes.js";
import { exampleDistinct } from "./example-distinct.js";
import { explanationGiven } from "./explanation-given.js";
import { extensionSpelling } from "./extension-spelling.js";
import { groupGiven } from "./group-given.js";
import { groupRoom } from "./group-room.js";
import { groupUsed } from "./group-used.js";
import { acrossModules, identifierRules } from "./index.js";
import { initialismUsed } from "./initialism-used.js";
import { kindGiven } from "./kind-given.js";
import { localeUsed } from "./locale-used.js";
import { moduleUsed } from "./module-used.js";
import { nameDistinct } from "./name-distinct.js";
import { nameLength } from "./name-length.js";
import { nameWithoutPrefix } from "./name-without-prefix.js";
import { operationReturns } from "./operation-returns.js";
import { operationSiblings } from "./operation-siblings.js";
import { proposalConfirmed } from "./proposal-confirmed.js";
import { rateLimitDelay } from "./rate-limit-delay.js";
import { replacementCurrent } from "./replacement-current.js";
import { replacementGiven } from "./replacement-given.js";
import { replacementKnown } from "./replacement-known.js";
import { requiredGiven } from "./required-given.js";
import type { LintRule } from "./rule.js";
import { successGiven } from "./success-given.js";
import { textDistinct } from "./text-distinct.js";
import { textEnding } from "./text-ending.js";
import { titleDistinct } from "./title-distinct.js";
import { translated } from "./translated.js";
import { uniqueCode } from "./unique-code.js";
import { uniqueName } from "./unique-name.js";

/**
 * Those that look at more than the entry that they report: at other entries or modules, at how many entries lack a key, or at
 * operations; and those that look at entries to report something else, such as a group that has none. All others find the same
 * in an entry if it is the only one, and the same elsewhere whatever the entries are.
 */
export const acrossEntries: ReadonlySet<LintRule> = new Set([
  ...acrossModules,
  ...identifierRules,
  actionGiven,
  codeApartFromHttp,
  codeEncodable,
  codeNotCommon,
  codeOrder,
  codeStyle,
  docsPerEntry,
  exampleDecodes,
  exampleDistinct,
  explanationGiven,
  extensionSpelling,
  groupGiven,
  groupRoom,
  groupUsed,
  initialismUsed,
  kindGiven,
  localeUsed,
  moduleUsed,
  nameDistinct,
  nameLength,
  nameWithoutPrefix,
  operationReturns,
  operationSiblings,
  proposalConfirmed,
  rateLimitDelay,
  replacementCurrent,
  replacementGiven,
  replacementKnown,
  requiredGiven,
  successGiven,
  textDistinct,
  textEnding,
  titleDistinct,
  translated,
  uniqueCode,
  uniqueName,
]);
