import { entryId, keptErrors } from "../../compare/comparison.js";
import type { Comparison } from "../../compare/comparison.js";
import type { EntryPair } from "../../compare/pairs.js";
import { isPublic } from "../../model/sent.js";
import { sharedEnvelopes } from "./changes/envelopes.js";
import { entryChange, shown, step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const problemTypeChanged: BreakingRule = {
  id: "problem-type-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  summary: "Problem details have another `type`.",
  why: "The `type` is the URL of an error's documentation, and it identifies the error to clients of problem details (RFC 9457). A redirect does not help them.",
  help: "keep the URL",
  *check(comparison) {
    const { before, after } = comparison;
    if (before.docs === undefined || !sharedEnvelopes(comparison).includes("problem")) return;
    const changed = [...keptErrors(comparison)].filter(hasOtherType);
    if (before.docs === after.docs) {
      yield* changed.filter(({ relation }) => relation === "renamed").map(renamed);
    } else if (changed.length > 0) {
      yield ofAll(comparison);
    }
  },
};

const hasOtherType = ({ before, after }: EntryPair): boolean =>
  isPublic(before) && isPublic(after) && before.url !== after.url;

const renamed = (pair: EntryPair) =>
  entryChange(pair, ["name"], {
    detail: step(pair.before.name, pair.after.name),
    previously: `it was ${pair.before.name}, which is in the URL`,
    message: `the \`type\` of ${entryId(pair.before)} changed from ${shown(pair.before.url)} to ${shown(pair.after.url)}`,
  });

const ofAll = ({ before, after }: Comparison) => ({
  subject: "envelope",
  detail: `type ${step(before.docs, after.docs)}`,
  span: after.at("docs"),
  previousSpan: before.at("docs"),
  previously: "it was this URL",
  message:
    after.docs === undefined
      ? "problem details no longer have a `type` of their own"
      : "the `type` of problem details changed with the documentation URLs",
});
