import * as v from "valibot";

/** The engines whose SQL can be generated, in the order of their names. */
export const engineIds = ["clickhouse", "duckdb", "postgres", "spark"] as const;

export type EngineId = (typeof engineIds)[number];

/** The options under `targets: sql:` in a spec. */
export const sqlOptions = v.pipe(
  v.optional(
    v.strictObject({
      engines: v.pipe(
        v.optional(v.array(v.picklist(engineIds, `an engine must be one of ${engineIds.join(", ")}`)), () => [
          ...engineIds,
        ]),
        v.description("The engines. Default: all of them."),
      ),
      prefix: v.optional(
        v.pipe(
          v.string("a prefix must be text"),
          v.regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, "a prefix must be snake_case, such as shop_errors"),
          v.maxLength(40, "a prefix has 40 characters at most"),
          v.description("What the names of tables and functions start with. Default: the catalog's ID."),
        ),
      ),
    }),
    {},
  ),
  v.description(
    "For data engines: the codes as a table, a function that decodes response bodies, and queries. Opt-in.",
  ),
  v.metadata({ optIn: true }),
);
