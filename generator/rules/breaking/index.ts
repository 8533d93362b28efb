import { actionChanged } from "./action-changed.js";
import { aliasAdded } from "./alias-added.js";
import { aliasRemoved } from "./alias-removed.js";
import { anchorRemoved } from "./anchor-removed.js";
import { audienceNarrowed } from "./audience-narrowed.js";
import { audienceWidened } from "./audience-widened.js";
import { baseClassChanged } from "./base-class-changed.js";
import { carrierChanged } from "./carrier-changed.js";
import { catalogRenamed } from "./catalog-renamed.js";
import { codeAdded } from "./code-added.js";
import { codeFreed } from "./code-freed.js";
import { codeMoved } from "./code-moved.js";
import { codePlaceChanged } from "./code-place-changed.js";
import { codeRemoved } from "./code-removed.js";
import { codeRenumbered } from "./code-renumbered.js";
import { codeRepurposed } from "./code-repurposed.js";
import { codeRetired } from "./code-retired.js";
import { codeReused } from "./code-reused.js";
import { codeTypeChanged } from "./code-type-changed.js";
import { commonModuleChanged } from "./common-module-changed.js";
import { defaultLocaleChanged } from "./default-locale-changed.js";
import { delayPlaceChanged } from "./delay-place-changed.js";
import { deprecatedAdded } from "./deprecated-added.js";
import { deprecatedRemoved } from "./deprecated-removed.js";
import { docsUrlChanged } from "./docs-url-changed.js";
import { effectChanged } from "./effect-changed.js";
import { envelopeAdded } from "./envelope-added.js";
import { envelopeDomainChanged } from "./envelope-domain-changed.js";
import { envelopeRemoved } from "./envelope-removed.js";
import { envelopeStatusChanged } from "./envelope-status-changed.js";
import { fallbackChanged } from "./fallback-changed.js";
import { fallbackLocalesChanged } from "./fallback-locales-changed.js";
import { fieldErrorsPlaceChanged } from "./field-errors-place-changed.js";
import { formAdded } from "./form-added.js";
import { formRemoved } from "./form-removed.js";
import { groupAdded } from "./group-added.js";
import { groupChanged } from "./group-changed.js";
import { groupRemoved } from "./group-removed.js";
import { httpChanged } from "./http-changed.js";
import { identifierAdded } from "./identifier-added.js";
import { identifierChanged } from "./identifier-changed.js";
import { identifierRemoved } from "./identifier-removed.js";
import { importPathChanged } from "./import-path-changed.js";
import { kindChanged } from "./kind-changed.js";
import { linkRemoved } from "./link-removed.js";
import { localeAdded } from "./locale-added.js";
import { localeRemoved } from "./locale-removed.js";
import { meaningChanged } from "./meaning-changed.js";
import { messageTailChanged } from "./message-tail-changed.js";
import { moduleAdded } from "./module-added.js";
import { moduleCodePlaceChanged } from "./module-code-place-changed.js";
import { moduleRemoved } from "./module-removed.js";
import { moduleRenamed } from "./module-renamed.js";
import { nameAliased } from "./name-aliased.js";
import { nameChanged } from "./name-changed.js";
import { nameReassigned } from "./name-reassigned.js";
import { nameReused } from "./name-reused.js";
import { noteChanged } from "./note-changed.js";
import { operationAdded } from "./operation-added.js";
import { operationErrorAdded } from "./operation-error-added.js";
import { operationErrorRemoved } from "./operation-error-removed.js";
import { operationRemoved } from "./operation-removed.js";
import { packageRenamed } from "./package-renamed.js";
import { paramAdded } from "./param-added.js";
import { paramMadeSensitive } from "./param-made-sensitive.js";
import { paramRemoved } from "./param-removed.js";
import { paramRenamed } from "./param-renamed.js";
import { paramReordered } from "./param-reordered.js";
import { paramTypeChanged } from "./param-type-changed.js";
import { paramsPlaceChanged } from "./params-place-changed.js";
import { placeAdded } from "./place-added.js";
import { problemTypeChanged } from "./problem-type-changed.js";
import { rangeGrown } from "./range-grown.js";
import { rangeShrunk } from "./range-shrunk.js";
import { removedBeforeSunset } from "./removed-before-sunset.js";
import { replacementChanged } from "./replacement-changed.js";
import { requestIdPlaceChanged } from "./request-id-place-changed.js";
import { reservedAdded } from "./reserved-added.js";
import { reservedRemoved } from "./reserved-removed.js";
import { retryableChanged } from "./retryable-changed.js";
import { sentNameChanged } from "./sent-name-changed.js";
import { sinceChanged } from "./since-changed.js";
import { stabilityLowered } from "./stability-lowered.js";
import { stabilityRaised } from "./stability-raised.js";
import { successConditionChanged } from "./success-condition-changed.js";
import { successEntryChanged } from "./success-entry-changed.js";
import { sunsetAnnounced } from "./sunset-announced.js";
import { sunsetBroughtForward } from "./sunset-brought-forward.js";
import { targetAdded } from "./target-added.js";
import { targetRemoved } from "./target-removed.js";
import { textChanged } from "./text-changed.js";
import { textPlaceChanged } from "./text-place-changed.js";
import { titleChanged } from "./title-changed.js";
import { translationRemoved } from "./translation-removed.js";
import { typeChanged } from "./type-changed.js";
import { wasRemoved } from "./was-removed.js";
import type { BreakingRule } from "./rule.js";

/** Every rule about changes, in the order of their IDs. */
export const breakingRules: readonly BreakingRule[] = [
  actionChanged,
  aliasAdded,
  aliasRemoved,
  anchorRemoved,
  audienceNarrowed,
  audienceWidened,
  baseClassChanged,
  carrierChanged,
  catalogRenamed,
  codeAdded,
  codeFreed,
  codeMoved,
  codePlaceChanged,
  codeRemoved,
  codeRenumbered,
  codeRepurposed,
  codeRetired,
  codeReused,
  codeTypeChanged,
  commonModuleChanged,
  defaultLocaleChanged,
  delayPlaceChanged,
  deprecatedAdded,
  deprecatedRemoved,
  docsUrlChanged,
  effectChanged,
  envelopeAdded,
  envelopeDomainChanged,
  envelopeRemoved,
  envelopeStatusChanged,
  fallbackChanged,
  fallbackLocalesChanged,
  fieldErrorsPlaceChanged,
  formAdded,
  formRemoved,
  groupAdded,
  groupChanged,
  groupRemoved,
  httpChanged,
  identifierAdded,
  identifierChanged,
  identifierRemoved,
  importPathChanged,
  kindChanged,
  linkRemoved,
  localeAdded,
  localeRemoved,
  meaningChanged,
  messageTailChanged,
  moduleAdded,
  moduleCodePlaceChanged,
  moduleRemoved,
  moduleRenamed,
  nameAliased,
  nameChanged,
  nameReassigned,
  nameReused,
  noteChanged,
  operationAdded,
  operationErrorAdded,
  operationErrorRemoved,
  operationRemoved,
  packageRenamed,
  paramAdded,
  paramMadeSensitive,
  paramRemoved,
  paramRenamed,
  paramReordered,
  paramTypeChanged,
  paramsPlaceChanged,
  placeAdded,
  problemTypeChanged,
  rangeGrown,
  rangeShrunk,
  removedBeforeSunset,
  replacementChanged,
  requestIdPlaceChanged,
  reservedAdded,
  reservedRemoved,
  retryableChanged,
  sentNameChanged,
  sinceChanged,
  stabilityLowered,
  stabilityRaised,
  successConditionChanged,
  successEntryChanged,
  sunsetAnnounced,
  sunsetBroughtForward,
  targetAdded,
  targetRemoved,
  textChanged,
  textPlaceChanged,
  titleChanged,
  translationRemoved,
  typeChanged,
  wasRemoved,
];
