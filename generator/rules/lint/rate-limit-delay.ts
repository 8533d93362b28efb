import { entriesYaml } from "./example.js";
import { errorsOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

const limited = entriesYaml({
  CallTooFast: {
    text: "Too many calls in a second. Retry later.",
    kind: "resource_exhausted",
    action: "back_off",
  },
});

export const rateLimitDelay: LintRule = {
  id: "rate-limit-delay",
  severity: "info",
  preset: "strict",

  summary: "A catalog with rate limits says which header has the delay.",
  why: "Without `headers.retry-after`, clients read only the standard Retry-After header. If the API has the delay in another one, they guess it.",
  good: {
    catalog: "envelope: { code: /code, text: /message, headers: { retry-after: x-ratelimit-reset-after } }",
    errors: limited,
  },
  bad: { catalog: "envelope: { «code»: /code, text: /message }", errors: limited },
  *check({ catalog }) {
    if (catalog.envelope.headers.retryAfter.length > 0) return;
    const slowing = errorsOf(catalog).filter(({ entry: { kind, action, retryable } }) => {
      // A limit that only a higher quota lifts has no delay.
      return action === "back_off" || (kind === "resource_exhausted" && retryable);
    });
    const [first] = slowing;
    if (first === undefined) return;
    const others = slowing.length === 1 ? "" : ` and ${slowing.length - 1} more`;
    yield {
      at: catalog.at("envelope"),
      message: `clients read the delay after ${first.entry.name}${others} only from the standard Retry-After header`,
      help: "name the headers that have it in `headers.retry-after`; name retry-after there if it is the only one",
    };
  },
};
