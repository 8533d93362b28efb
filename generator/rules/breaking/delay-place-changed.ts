import { headersChange } from "./changes/headers.js";
import type { BreakingRule } from "./rule.js";

export const delayPlaceChanged: BreakingRule = {
  id: "delay-place-changed",
  severity: "warning",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The delay before a retry is in another header, or in another unit.",
  why: "Deployed clients do not find the delay and guess it, or wait a thousand times too long.",
  help: "add new headers after the old ones: the first header with a value counts",
  check: (comparison) => headersChange(comparison, "retry-after", "the delay"),
};
