import type { Severity } from "../../diagnostic/diagnostic.js";

/** What is told of a rule that looks at the findings of the others, or at allowances. */
export interface Card {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
}

/** The rules that are not about a change of the catalog itself, in the order of their ids. */
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
    summary: "The last day of an allowance is over, and its finding is still there.",
    why: "Whoever wrote it wanted the change to be decided on again by then: the finding counts again.",
  },
  {
    id: "allowance-unused",
    severity: "warning",
    summary: "There is no finding for an allowance.",
    why: "It would keep quiet about the same change when it is made again by mistake.",
  },
  {
    id: "known-breaking-rule",
    severity: "error",
    summary: "`breaking.rules` in errspec.yaml names a rule that does not exist.",
    why: "The rule that was meant keeps its own severity.",
  },
  {
    id: "version-lowered",
    severity: "error",
    summary: "The version is lower than it was.",
    why: "No package manager takes it for an update.",
  },
  {
    id: "version-not-raised",
    severity: "warning",
    summary: "Something breaks, and the version is what it was.",
    why: "It is easily forgotten until the release; between releases it is no error.",
  },
  {
    id: "version-raised-too-little",
    severity: "error",
    summary: "The version says less than what has changed.",
    why: "Users take such an update without looking, and break.",
  },
];
