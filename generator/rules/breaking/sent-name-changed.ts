import { entryId, keptErrors } from "../../compare/comparison.js";
import { isPublic } from "../../model/sent.js";
import { envelopeTitles } from "../../model/standard-envelope.js";
import { sharedEnvelopes } from "./changes/envelopes.js";
import { entryChange, listed, step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const sentNameChanged: BreakingRule = {
  id: "sent-name-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  summary: "Responses in a standard envelope have another name for an error.",
  why: "Generated clients read the code, but others go by the name, such as the `reason` of a gRPC status. An alias does not help them.",
  help: "keep the name",
  *check(comparison) {
    const envelopes = sharedEnvelopes(comparison).filter((id) => id !== "problem");
    if (envelopes.length === 0) return;
    for (const pair of keptErrors(comparison)) {
      const { before, after, relation } = pair;
      if (relation !== "renamed" || !isPublic(before) || !isPublic(after)) continue;
      yield entryChange(pair, ["name"], {
        detail: step(before.name, after.name),
        previously: `it was ${before.name}`,
        message: `${listed(envelopes.map((id) => envelopeTitles[id]))} responses call ${entryId(before)} ${after.name} instead of ${before.name}`,
      });
    }
  },
};
