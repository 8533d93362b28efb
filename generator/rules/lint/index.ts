import { actionGiven } from "./action-given.js";
import { actionMatchesKind } from "./action-matches-kind.js";
import { codeApartFromHttp } from "./code-apart-from-http.js";
import { codeApartFromSuccess } from "./code-apart-from-success.js";
import { codeEncodable } from "./code-encodable.js";
import { codeInRange } from "./code-in-range.js";
import { codeInt32 } from "./code-int32.js";
import { codeNotCommon } from "./code-not-common.js";
import { codeNotSuccess } from "./code-not-success.js";
import { codeOrder } from "./code-order.js";
import { codeStyle } from "./code-style.js";
import { declaredReturned } from "./declared-returned.js";
import { deprecatedSince } from "./deprecated-since.js";
import { docsGiven } from "./docs-given.js";
import { docsPerEntry } from "./docs-per-entry.js";
import { docsPlaceholder } from "./docs-placeholder.js";
import { domainOwned } from "./domain-owned.js";
import { earlierDiffers } from "./earlier-differs.js";
import { exampleDecodes } from "./example-decodes.js";
import { exampleDistinct } from "./example-distinct.js";
import { explanationGiven } from "./explanation-given.js";
import { extensionSpelling } from "./extension-spelling.js";
import { fallbackDiffers } from "./fallback-differs.js";
import { fileNamed } from "./file-named.js";
import { formApartFromCode } from "./form-apart-from-code.js";
import { groupGiven } from "./group-given.js";
import { groupRange } from "./group-range.js";
import { groupRoom } from "./group-room.js";
import { groupTitle } from "./group-title.js";
import { groupUsed } from "./group-used.js";
import { httpMatchesKind } from "./http-matches-kind.js";
import { httpMatchesRetryable } from "./http-matches-retryable.js";
import { httpNotSuccess } from "./http-not-success.js";
import { initialismUsed } from "./initialism-used.js";
import { kindGiven } from "./kind-given.js";
import { knownGroup } from "./known-group.js";
import { knownLocale } from "./known-locale.js";
import { knownRule } from "./known-rule.js";
import { linkDistinct } from "./link-distinct.js";
import { linkHttps } from "./link-https.js";
import { linkTitle } from "./link-title.js";
import { localeDistinct } from "./locale-distinct.js";
import { localeTag } from "./locale-tag.js";
import { localeUsed } from "./locale-used.js";
import { moduleTitle } from "./module-title.js";
import { moduleUsed } from "./module-used.js";
import { nameDistinct } from "./name-distinct.js";
import { nameLength } from "./name-length.js";
import { nameMatchesKind } from "./name-matches-kind.js";
import { nameWithoutCode } from "./name-without-code.js";
import { nameWithoutFiller } from "./name-without-filler.js";
import { nameWithoutModule } from "./name-without-module.js";
import { nameWithoutPrefix } from "./name-without-prefix.js";
import { nameWording } from "./name-wording.js";
import { noteInformative } from "./note-informative.js";
import { operationReturns } from "./operation-returns.js";
import { operationSiblings } from "./operation-siblings.js";
import { paramUsed } from "./param-used.js";
import { placeholderDeclared } from "./placeholder-declared.js";
import { placeholderNamed } from "./placeholder-named.js";
import { placeholderParity } from "./placeholder-parity.js";
import { proposalConfirmed } from "./proposal-confirmed.js";
import { quotedScalar } from "./quoted-scalar.js";
import { rateLimitDelay } from "./rate-limit-delay.js";
import { replacementCurrent } from "./replacement-current.js";
import { replacementGiven } from "./replacement-given.js";
import { replacementKnown } from "./replacement-known.js";
import { requiredGiven } from "./required-given.js";
import { retryableMatchesAction } from "./retryable-matches-action.js";
import { retryableMatchesEffect } from "./retryable-matches-effect.js";
import { retryableMatchesKind } from "./retryable-matches-kind.js";
import { returnedDeclared } from "./returned-declared.js";
import { separateRanges } from "./separate-ranges.js";
import { separateReserved } from "./separate-reserved.js";
import { sinceInHistory } from "./since-in-history.js";
import { sourceText } from "./source-text.js";
import { successGiven } from "./success-given.js";
import { successProven } from "./success-proven.js";
import { sunsetAhead } from "./sunset-ahead.js";
import { suppressionActive } from "./suppression-active.js";
import { suppressionReason } from "./suppression-reason.js";
import { suppressionRule } from "./suppression-rule.js";
import { suppressionUsed } from "./suppression-used.js";
import { textCapitalized } from "./text-capitalized.js";
import { textDistinct } from "./text-distinct.js";
import { textEnding } from "./text-ending.js";
import { textInclusive } from "./text-inclusive.js";
import { textInformative } from "./text-informative.js";
import { textLanguage } from "./text-language.js";
import { textLength } from "./text-length.js";
import { textNamesRemedy } from "./text-names-remedy.js";
import { textNfc } from "./text-nfc.js";
import { textSingleSpaced } from "./text-single-spaced.js";
import { textTrimmed } from "./text-trimmed.js";
import { textWidth } from "./text-width.js";
import { textWithoutAddress } from "./text-without-address.js";
import { textWithoutBlame } from "./text-without-blame.js";
import { textWithoutCode } from "./text-without-code.js";
import { textWithoutCourtesy } from "./text-without-courtesy.js";
import { textWithoutDirective } from "./text-without-directive.js";
import { textWithoutExclamation } from "./text-without-exclamation.js";
import { textWithoutMarkup } from "./text-without-markup.js";
import { textWithoutRepeat } from "./text-without-repeat.js";
import { textWithoutSecret } from "./text-without-secret.js";
import { textWithoutSensitive } from "./text-without-sensitive.js";
import { textWithoutTemplate } from "./text-without-template.js";
import { titleDistinct } from "./title-distinct.js";
import { titleInformative } from "./title-informative.js";
import { titleWithoutStop } from "./title-without-stop.js";
import { titleWords } from "./title-words.js";
import { translated } from "./translated.js";
import { uniqueCode } from "./unique-code.js";
import { uniqueIdentifier } from "./unique-identifier.js";
import { uniqueModule } from "./unique-module.js";
import { uniqueName } from "./unique-name.js";
import { uniqueParam } from "./unique-param.js";
import { unreserved } from "./unreserved.js";
import { unreservedIdentifier } from "./unreserved-identifier.js";
import { versionGiven } from "./version-given.js";
import { versionsInOrder } from "./versions-in-order.js";
import type { LintRule } from "./rule.js";

/** Every rule for specs, in the order of their ids: one line a rule. */
export const allRules: readonly LintRule[] = [
  actionGiven,
  actionMatchesKind,
  codeApartFromHttp,
  codeApartFromSuccess,
  codeEncodable,
  codeInRange,
  codeInt32,
  codeNotCommon,
  codeNotSuccess,
  codeOrder,
  codeStyle,
  declaredReturned,
  deprecatedSince,
  docsGiven,
  docsPerEntry,
  docsPlaceholder,
  domainOwned,
  earlierDiffers,
  exampleDecodes,
  exampleDistinct,
  explanationGiven,
  extensionSpelling,
  fallbackDiffers,
  fileNamed,
  formApartFromCode,
  groupGiven,
  groupRange,
  groupRoom,
  groupTitle,
  groupUsed,
  httpMatchesKind,
  httpMatchesRetryable,
  httpNotSuccess,
  initialismUsed,
  kindGiven,
  knownGroup,
  knownLocale,
  knownRule,
  linkDistinct,
  linkHttps,
  linkTitle,
  localeDistinct,
  localeTag,
  localeUsed,
  moduleTitle,
  moduleUsed,
  nameDistinct,
  nameLength,
  nameMatchesKind,
  nameWithoutCode,
  nameWithoutFiller,
  nameWithoutModule,
  nameWithoutPrefix,
  nameWording,
  noteInformative,
  operationReturns,
  operationSiblings,
  paramUsed,
  placeholderDeclared,
  placeholderNamed,
  placeholderParity,
  proposalConfirmed,
  quotedScalar,
  rateLimitDelay,
  replacementCurrent,
  replacementGiven,
  replacementKnown,
  requiredGiven,
  retryableMatchesAction,
  retryableMatchesEffect,
  retryableMatchesKind,
  returnedDeclared,
  separateRanges,
  separateReserved,
  sinceInHistory,
  sourceText,
  successGiven,
  successProven,
  sunsetAhead,
  suppressionActive,
  suppressionReason,
  suppressionRule,
  suppressionUsed,
  textCapitalized,
  textDistinct,
  textEnding,
  textInclusive,
  textInformative,
  textLanguage,
  textLength,
  textNamesRemedy,
  textNfc,
  textSingleSpaced,
  textTrimmed,
  textWidth,
  textWithoutAddress,
  textWithoutBlame,
  textWithoutCode,
  textWithoutCourtesy,
  textWithoutDirective,
  textWithoutExclamation,
  textWithoutMarkup,
  textWithoutRepeat,
  textWithoutSecret,
  textWithoutSensitive,
  textWithoutTemplate,
  titleDistinct,
  titleInformative,
  titleWithoutStop,
  titleWords,
  translated,
  uniqueCode,
  uniqueIdentifier,
  uniqueModule,
  uniqueName,
  uniqueParam,
  unreserved,
  unreservedIdentifier,
  versionGiven,
  versionsInOrder,
];

/** The rules whose findings make output wrong or impossible. `generate` runs them too, and nothing can turn them off. */
export const errorRules: readonly LintRule[] = allRules.filter(({ severity }) => severity === "error");

/** Those of them that look at the identifiers of targets, of each target apart. */
export const identifierRules: readonly LintRule[] = [uniqueIdentifier, unreservedIdentifier];

/** Those of them that compare modules. All others find the same in each module by itself. */
export const acrossModules: readonly LintRule[] = [uniqueModule];

/** The rules about suppressions. They run after all others. */
export const lateRules: readonly LintRule[] = [suppressionActive, suppressionReason, suppressionRule, suppressionUsed];
