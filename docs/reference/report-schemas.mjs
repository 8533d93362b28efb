import { readFileSync } from "node:fs";
import { join } from "node:path";
import { typeSchemas } from "./type-schema.mjs";

const api = join(import.meta.dirname, "..", "..", "dist", "api");

/** The type of what each command prints as JSON, and a title for its schema. */
const reports = {
  breaking: ["BreakingReport", "What errspec breaking prints with --format json"],
  diagnostics: [
    "DiagnosticsReport",
    "What errspec lint, audit, openapi check and target test print with --format json",
  ],
  explain: ["Explanation", "What errspec explain prints with --json"],
  import: ["ImportReport", "What errspec import prints with --report json"],
  next: ["NextReport", "What errspec next prints with --json"],
  observe: ["ObserveReport", "What errspec observe prints with --format json"],
  stats: ["StatsReport", "What errspec stats prints with --json"],
  trace: ["TraceReport", "What errspec trace prints with --json"],
};

/** The JSON Schemas of what commands print as JSON, from the published types. Later versions may add keys. */
export function reportSchemas() {
  const sources = Object.fromEntries(
    ["explanation.d.ts", "import-report.d.ts", "reports.d.ts"].map((file) => [
      file,
      readFileSync(join(api, file), "utf8"),
    ]),
  );
  return Object.fromEntries(
    Object.entries(reports).map(([name, [type, title]]) => {
      const { define, definitions } = typeSchemas(sources, {}, { open: true });
      const allOf = [define(type)]; // draft-07 ignores what is beside a `$ref`
      const schema = { $schema: "http://json-schema.org/draft-07/schema#", title, allOf, definitions };
      return [`${name}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`];
    }),
  );
}
