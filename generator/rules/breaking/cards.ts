import type { Severity } from "../../diagnostic/diagnostic.js";

/** Metadata of a rule about versions, allowances or settings. */
export interface Card {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
}

/** The rules that are not about a change of the catalog itself, in the order of their IDs. */
export const otherCards: readonly Card[] = [
  {
    id: "allowance-duplicate",
    severity: "error",
    summary: "A finding is allowed twice.",
    why: "One of the two reasons is the wrong one.",
  },
  {
    id: "allowance-expired",
    severity: "warning",
    summary: "An allowance expired, and its finding still exists.",
    why: "Its author wanted a new decision about the change by that day, so the finding counts again.",
  },
  {
    id: "allowance-unused",
    severity: "warning",
    summary: "An allowance has no finding.",
    why: "It would suppress the same change if somebody made it again by mistake.",
  },
  {
    id: "known-breaking-rule",
    severity: "error",
    summary: "`breaking.rules` in errspec.yaml names a rule that does not exist.",
    why: "The rule that you meant keeps its own severity.",
  },
  {
    id: "version-lowered",
    severity: "error",
    summary: "The version is lower than it was.",
    why: "No package manager treats it as an update.",
  },
  {
    id: "version-not-raised",
    severity: "warning",
    summary: "There are breaking changes, and the version is the same.",
    why: "It is easily forgotten until the release; between releases it is not an error.",
  },
  {
    id: "version-raised-too-little",
    severity: "error",
    summary: "The version was raised less than the changes require.",
    why: "Users install such an update without a review, and their code breaks.",
  },
];
