import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { Log } from "sarif";
import { root } from "../../support/tools.js";

/** The schema as OASIS published it. The README beside it names its origin. */
const published = JSON.parse(
  readFileSync(join(root, "test", "fixtures", "sarif", "sarif-schema-2.1.0.json"), "utf8"),
) as object;

// The schema uses draft-04. The validator supports it, except for the keys `$schema` and `id`.
const validate = new Ajv({
  allErrors: true,
  strict: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    // A relative reference of RFC 3986: nothing in it that is not allowed there unencoded.
    "uri-reference": /^(?:[A-Za-z0-9._~!$&'()*+,;=@/?#:-]|%[0-9A-F]{2})*$/,
    "date-time": true,
  },
}).compile<Log>({ ...published, $schema: undefined, id: undefined });

/** The problems of a log, by the schema of OASIS and by the rules of the standard that the schema does not have. */
export function sarifProblems(log: unknown): string[] {
  if (!validate(log))
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
  return log.runs.flatMap(({ tool, results = [] }) =>
    results
      .filter(({ ruleId, ruleIndex = -1 }) => tool.driver.rules?.[ruleIndex]?.id !== ruleId)
      .map(({ ruleId }) => `${ruleId ?? "a result"} has the index of another rule`),
  );
}
