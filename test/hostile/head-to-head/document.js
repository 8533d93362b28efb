/** A document of OpenAPI with a text in every place for prose, and for a default or an example. */
export function openapi(text) {
  const property = { type: "string", description: text, default: text, example: text };
  return {
    openapi: "3.0.3",
    info: { title: text, description: text, version: "1.0.0", contact: { name: text }, license: { name: text } },
    servers: [{ url: "https://example.com", description: text }],
    tags: [{ name: "orders", description: text, externalDocs: { url: "https://example.com", description: text } }],
    paths: {
      "/orders/{id}": {
        summary: text,
        description: text,
        get: {
          operationId: "getOrder",
          tags: ["orders"],
          summary: text,
          description: text,
          parameters: [
            { name: "id", in: "path", required: true, description: text, schema: { type: "string" } },
            { name: "view", in: "query", description: text, schema: { type: "string", default: text } },
          ],
          responses: {
            200: {
              description: text,
              content: {
                "application/json": { schema: { $ref: "#/components/schemas/Order" }, example: { note: text } },
              },
            },
            400: { description: text },
          },
        },
      },
    },
    components: {
      schemas: {
        Order: {
          type: "object",
          description: text,
          properties: { note: property, count: { type: "integer", description: text } },
        },
        Level: { type: "integer", enum: [1, 2], description: text, "x-enumDescriptions": [text, text] },
      },
    },
  };
}

/** A JSON Schema in the same way. */
export function schema(text) {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    description: text,
    properties: {
      note: { type: "string", description: text, default: text, examples: [text] },
      count: { type: "integer", description: text },
      inner: { type: "object", description: text, properties: { a: { type: "string", description: text } } },
    },
  };
}
