import type { Severity } from "../diagnostic/diagnostic.js";

interface TargetTestRule {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
}

const rule = (id: string, summary: string, why: string, severity: Severity = "error"): TargetTestRule => ({
  ...{ id, severity, summary, why },
});

/** What `target test` finds. */
export const targetTestRules: readonly TargetTestRule[] = [
  rule("target-runs", "The target makes files of every catalog that it supports.", "A valid spec must not fail."),
  rule(
    "target-supports",
    "The target supports a catalog of the test.",
    "A target that refuses all of them is not tested.",
  ),
  rule(
    "target-deterministic",
    "The same request gives the same files, whatever the language, time zone, folder and order of keys.",
    "Otherwise `generate --check` fails on another machine.",
  ),
  rule("target-paths", "No two files have paths that differ only in case.", "They are one file on some systems."),
  rule(
    "target-texts",
    "Texts of the spec stay in strings and comments.",
    "A text that becomes code runs with your users.",
  ),
  rule(
    "target-portable",
    "No file has a folder, a name or a date of the machine.",
    "It differs on each machine, and tells what it should not.",
  ),
  rule("target-golden", "The files are as they were kept.", "A change that nobody meant is seen before users see it."),
  rule(
    "target-conformance",
    "The output passes the rows of conformance.",
    "Languages must agree on what a response means.",
  ),
];
