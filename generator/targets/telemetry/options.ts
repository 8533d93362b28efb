import * as v from "valibot";

/** The options under `targets: telemetry:` in a spec. */
export const telemetryOptions = v.pipe(
  v.optional(
    v.strictObject({
      metric: v.optional(
        v.pipe(
          v.string("the name of a metric must be text"),
          v.regex(
            /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/,
            "the name of a metric is words in small letters joined by dots, such as shop.errors",
          ),
          v.maxLength(100, "the name of a metric has 100 characters at most here"),
          v.description(
            "The counter of errors in OpenTelemetry. In Prometheus it has `_` for dots and `_total` at its end. Default: the catalog's ID and `.errors`.",
          ),
        ),
      ),
    }),
    {},
  ),
  v.description("For servers: alert rules, a dashboard, and the set of error types. Opt-in."),
  v.metadata({ optIn: true }),
);
