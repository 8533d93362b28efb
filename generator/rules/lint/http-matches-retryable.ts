import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const httpMatchesRetryable: LintRule = {
  id: "http-matches-retryable",
  severity: "warning",
  preset: "standard",

  summary: "The HTTP status says the same about retries as `retryable`.",
  why: "Proxies and HTTP clients retry 408, 425, 429 and 503 without asking, and most other 4xx never.",
  good: {
    errors: entriesYaml({
      CartFull: {
        text: "The cart is full. Ask for a larger one.",
        kind: "resource_exhausted",
        action: "request_quota",
        http: 403,
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      CartFull: {
        text: "The cart is full. Ask for a larger one.",
        kind: "«resource_exhausted»",
        action: "request_quota",
      },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { http, retryable, at, kind } = entry;
      const isOwn = isGiven(at, "http");
      const place = isOwn ? "http" : "kind";
      if (!retryable && retried.has(http) && isGiven(at, place)) {
        // Without an action nothing has been said about retries: action-given says so.
        if (!isGiven(at, "action") && !isGiven(at, "retryable")) continue;
        yield {
          at: at(place),
          message: `clients retry the HTTP status ${http}${isOwn ? "" : `, which comes from \`kind: ${kind}\``}, and ${entry.name} is not to be retried`,
          help: http === 429 ? "use `http: 403` for a standing limit" : "give it another status, or make it retryable",
        };
      }
      if (retryable && isOwn && http >= 400 && http < 500 && !mayRetry.has(http)) {
        yield {
          at: at("http"),
          message: `clients do not retry the HTTP status ${http}, and ${entry.name} is to be retried`,
          help: "use 409, 429 or 503, or choose an action that is no retry",
        };
      }
    }
  },
};

const retried: ReadonlySet<number> = new Set([408, 425, 429, 503]);
const mayRetry: ReadonlySet<number> = new Set([408, 409, 423, 425, 429, 499]);
