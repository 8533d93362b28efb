import { Ajv } from "ajv";
import type { Log } from "sarif";

/*
 * The part of the OASIS schema of SARIF 2.1.0 that errspec's reports use, closed: a key that is not here is an error, as it
 * is there. Written from the standard's text.
 */
const text = { type: "string" };
const message = { type: "object", properties: { text }, required: ["text"], additionalProperties: false };
const position = { type: "integer", minimum: 1 };
const region = {
  type: "object",
  properties: { startLine: position, startColumn: position, endLine: position, endColumn: position },
  required: ["startLine"],
  additionalProperties: false,
};
const artifactLocation = {
  type: "object",
  // A relative reference of RFC 3986: nothing in it that is not allowed there unencoded.
  properties: { uri: { type: "string", pattern: "^(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})*$" }, uriBaseId: text },
  required: ["uri"],
  additionalProperties: false,
};
const physicalLocation = {
  type: "object",
  properties: { artifactLocation, region },
  required: ["artifactLocation"],
  additionalProperties: false,
};
const location = {
  type: "object",
  properties: { id: { type: "integer", minimum: -1 }, message, physicalLocation },
  additionalProperties: false,
};
const level = { enum: ["none", "note", "warning", "error"] };

const schema = {
  type: "object",
  properties: {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      items: {
        type: "object",
        properties: {
          tool: {
            type: "object",
            properties: {
              driver: {
                type: "object",
                properties: {
                  name: text,
                  rules: {
                    type: "array",
                    uniqueItems: true,
                    items: {
                      type: "object",
                      properties: {
                        id: text,
                        shortDescription: message,
                        fullDescription: message,
                        help: message,
                        defaultConfiguration: { type: "object", properties: { level }, additionalProperties: false },
                      },
                      required: ["id"],
                      additionalProperties: false,
                    },
                  },
                },
                required: ["name"],
                additionalProperties: false,
              },
            },
            required: ["driver"],
            additionalProperties: false,
          },
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          results: {
            type: "array",
            items: {
              type: "object",
              properties: {
                ruleId: text,
                ruleIndex: { type: "integer", minimum: -1 },
                level,
                message,
                locations: { type: "array", items: location },
                relatedLocations: { type: "array", uniqueItems: true, items: location },
                partialFingerprints: { type: "object", additionalProperties: text },
                fixes: {
                  type: "array",
                  uniqueItems: true,
                  items: {
                    type: "object",
                    properties: {
                      description: message,
                      artifactChanges: {
                        type: "array",
                        minItems: 1,
                        uniqueItems: true,
                        items: {
                          type: "object",
                          properties: {
                            artifactLocation,
                            replacements: {
                              type: "array",
                              minItems: 1,
                              items: {
                                type: "object",
                                properties: {
                                  deletedRegion: region,
                                  insertedContent: {
                                    type: "object",
                                    properties: { text },
                                    additionalProperties: false,
                                  },
                                },
                                required: ["deletedRegion"],
                                additionalProperties: false,
                              },
                            },
                          },
                          required: ["artifactLocation", "replacements"],
                          additionalProperties: false,
                        },
                      },
                    },
                    required: ["artifactChanges"],
                    additionalProperties: false,
                  },
                },
              },
              required: ["message"],
              additionalProperties: false,
            },
          },
        },
        required: ["tool"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "runs"],
  additionalProperties: false,
};

const validate = new Ajv({ allErrors: true }).compile(schema);

/** What is wrong with a log, by the shape and by what the standard says beside it. */
export function sarifProblems(log: Log): string[] {
  validate(log);
  const shape = (validate.errors ?? []).map(({ instancePath, message: problem }) => `${instancePath} ${problem ?? ""}`);
  const indexes = log.runs.flatMap(({ tool, results = [] }) =>
    results
      .filter(({ ruleId, ruleIndex = -1 }) => tool.driver.rules?.[ruleIndex]?.id !== ruleId)
      .map(({ ruleId }) => `${ruleId ?? "a result"} has the index of another rule`),
  );
  return [...shape, ...indexes];
}
