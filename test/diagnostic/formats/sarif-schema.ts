import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { Log } from "sarif";
import { root } from "../../support/tools.js";

/** The schema as OASIS published it: its origin is in the README beside it. */
const published = JSON.parse(
  readFileSync(join(root, "test", "fixtures", "sarif", "sarif-schema-2.1.0.json"), "utf8"),
) as object;

// It is of draft-04: the validator knows all of that but how a schema calls its dialect and itself.
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

/** What is wrong with a log, by OASIS's schema and by what the standard says beside it. */
export function sarifProblems(log: unknown): string[] {
  if (!validate(log))
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
  return log.runs.flatMap(({ tool, results = [] }) =>
    results
      .filter(({ ruleId, ruleIndex = -1 }) => tool.driver.rules?.[ruleIndex]?.id !== ruleId)
      .map(({ ruleId }) => `${ruleId ?? "a result"} has the index of another rule`),
  );
}
