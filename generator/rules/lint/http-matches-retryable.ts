import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const httpMatchesRetryable: LintRule = {
  id: "http-matches-retryable",
  severity: "warning",
  preset: "standard",

  summary: "The HTTP status agrees with `retryable`.",
  why: "Proxies and HTTP clients retry 408, 425, 429 and 503 automatically, and almost never retry other 4xx statuses.",
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
      const isExplicit = isGiven(at, "http");
      const key = isExplicit ? "http" : "kind";
      if (!retryable && retried.has(http) && isGiven(at, key)) {
        // Without an action, the spec says nothing about retries; action-given reports that.
        if (!isGiven(at, "action") && !isGiven(at, "retryable")) continue;
        yield {
          at: at(key),
          message: `clients retry the HTTP status ${http}${isExplicit ? "" : `, which comes from \`kind: ${kind}\``}, but ${entry.name} must not be retried`,
          help:
            http === 429 ? "use `http: 403` for a permanent limit" : "use another status, or make the error retryable",
        };
      }
      if (retryable && isExplicit && http >= 400 && http < 500 && !mayRetry.has(http)) {
        yield {
          at: at("http"),
          message: `clients do not retry the HTTP status ${http}, but ${entry.name} should be retried`,
          help: "use 409, 429 or 503, or choose an action that is not a retry",
        };
      }
    }
  },
};

const retried: ReadonlySet<number> = new Set([408, 425, 429, 503]);
const mayRetry: ReadonlySet<number> = new Set([408, 409, 423, 425, 429, 499]);
