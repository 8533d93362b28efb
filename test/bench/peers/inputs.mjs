/** The entries of a catalog.json as every peer can say them: a name that is used once, a number and a text. */
export function namesOf(catalog) {
  const entries = catalog.modules.flatMap(({ entries }) => entries);
  const names = entries.map(({ name, code, text }) => ({ name, code: Number(code), text: text.en }));
  const once = new Map(names.map((entry) => [entry.name, entry]));
  if (once.size !== names.length) throw new Error("two errors have the same name");
  return names;
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const numbered = (names) => names.map((entry, index) => ({ ...entry, index: index + 1 }));

/** Design tokens, one for each code. */
export const tokens = (names) =>
  json({
    error: Object.fromEntries(
      names.map(({ name, code, text }) => [name, { value: code, type: "number", comment: text }]),
    ),
  });

const listed = (names) => names.map(({ name, text }) => `${name}: ${text}`).join("\n");

/** A JSON Schema of a response whose name is one of an enumeration. */
export const jsonSchema = (names) =>
  json({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "ErrorBody",
    type: "object",
    properties: {
      code: { type: "integer" },
      message: { type: "string" },
      name: { title: "ErrorName", description: listed(names), enum: names.map(({ name }) => name) },
    },
    required: ["code", "message", "name"],
    additionalProperties: false,
  });

/** An OpenAPI document with the same response, and one call that returns it. */
export const openApi = (names) =>
  json({
    openapi: "3.0.3",
    info: { title: "Errors", version: "1.0.0" },
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          responses: {
            default: {
              description: "An error",
              content: { "application/json": { schema: { $ref: "#/components/schemas/ErrorBody" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        ErrorBody: {
          type: "object",
          required: ["code", "message", "name"],
          properties: {
            code: { type: "integer" },
            message: { type: "string" },
            name: { $ref: "#/components/schemas/ErrorName" },
          },
        },
        ErrorName: { type: "string", description: listed(names), enum: names.map(({ name }) => name) },
      },
    },
  });

/** A protobuf enumeration: its numbers are positions, since two codes of different modules may have the same number. */
export const proto = (names) => `syntax = "proto3";
package errors.v1;

enum ErrorName {
  ERROR_NAME_UNSPECIFIED = 0;
${numbered(names)
  .map(({ name, text, index }) => `  // ${text}\n  ERROR_NAME_${name} = ${index};`)
  .join("\n")}
}

message ErrorBody {
  int64 code = 1;
  string message = 2;
  ErrorName name = 3;
}
`;

/** A TypeSpec service with the same response. */
export const typeSpec = (names) => `import "@typespec/http";
using Http;

@service(#{ title: "Errors" })
namespace Errors;

enum ErrorName {
${names.map(({ name, text }) => `  @doc(${JSON.stringify(text).replaceAll("${", "\\${")})\n  ${name},`).join("\n")}
}

@error
model ErrorBody {
  code: int64;
  message: string;
  name: ErrorName;
}

@route("/things") op listThings(): void | ErrorBody;
`;
