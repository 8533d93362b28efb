import { describe, expect, it } from "vitest";
import { openapiApplyCommand, openapiCheckCommand } from "../../generator/cli/openapi.js";
import { captured } from "../cli/captured.js";
import { put, temporaryFolder } from "../support/folder.js";
import { shop31, spec } from "./fixtures.js";

/** What `check` finds, a line each: place, severity and rule, message. */
async function checked(text: string, errspec = spec) {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": errspec, "api.yaml": text });
  const { result, stdout } = await captured(folder, () =>
    openapiCheckCommand({ spec: "spec", file: "api.yaml", format: "text" }),
  );
  return { result, lines: stdout.split("\n").filter((line) => /^\S+:\d+:\d+: /.test(line)), stdout };
}

/** A document with one operation of the spec, and what its responses are. */
const document = (responses: string, more = ""): string => `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      operationId: listOrders
      responses: ${responses}
${more}`;

const only = spec.replace(/\n {4}createOrder:[^]*/, "\n");
const schema = (code: string): string =>
  `{ type: object, properties: { error: { type: object, properties: { code: ${code} } } } }`;
const json = (media: string): string => `{ description: No, content: { application/json: { ${media} } } }`;

describe("openapi check", () => {
  it("reports what only the spec or only the document has", async () => {
    const { result, lines } = await checked(shop31, spec.replace("path: /orders }", "path: /order }"));
    expect(result).toBe(1);
    expect(lines).toMatchInlineSnapshot(`
      [
        "api.yaml:14:7: error[openapi-error-missing]: \`listOrders\` lacks \`RateLimited\` with the status 429",
        "api.yaml:14:7: error[openapi-error-missing]: \`listOrders\` lacks \`Unauthenticated\` with the status 401",
        "api.yaml:25:7: error[openapi-error-missing]: \`createOrder\` lacks \`ItemNotFound\` with the status 404",
        "api.yaml:25:7: error[openapi-error-missing]: \`createOrder\` lacks \`RateLimited\` with the status 429",
        "api.yaml:25:7: error[openapi-error-missing]: \`createOrder\` lacks \`Unauthenticated\` with the status 401",
        "api.yaml:28:9: error[openapi-error-missing]: \`createOrder\` lacks \`OutOfStock\`, \`OrderClosed\` with the status 409",
        "api.yaml:36:41: error[openapi-error-unknown]: the catalog has no error \`conflict\`",
        "api.yaml:45:7: error[openapi-error-missing]: \`getOrder\` lacks \`RateLimited\` with the status 429",
        "api.yaml:45:7: error[openapi-error-missing]: \`getOrder\` lacks \`Unauthenticated\` with the status 401",
        "api.yaml:47:9: error[openapi-error-missing]: \`getOrder\` lacks \`OrderNotFound\` with the status 404",
        "api.yaml:53:7: error[openapi-error-missing]: \`cancel\` lacks \`OrderClosed\` with the status 409",
        "api.yaml:53:7: error[openapi-error-missing]: \`cancel\` lacks \`OrderNotFound\` with the status 404",
        "api.yaml:53:7: error[openapi-error-missing]: \`cancel\` lacks \`Unauthenticated\` with the status 401",
        "api.yaml:55:5: warning[openapi-operation-unlisted]: \`health\` is not in the spec",
        "spec/errspec.yaml:27:38: warning[openapi-operation-differs]: the path of \`listOrders\` is /order, but /orders in api.yaml",
      ]
    `);
  });

  it("finds nothing after apply but what the document had before", async () => {
    const folder = temporaryFolder();
    put(folder, { "spec/errspec.yaml": spec, "api.yaml": shop31 });
    await captured(folder, () => openapiApplyCommand({ spec: "spec", file: "api.yaml" }));
    const { stdout } = await captured(folder, () =>
      openapiCheckCommand({ spec: "spec", file: "api.yaml", format: "json" }),
    );
    const report = JSON.parse(stdout) as {
      readonly command: string;
      readonly diagnostics: readonly { readonly rule: string }[];
    };
    expect(report.command).toBe("openapi check");
    expect(report.diagnostics.map(({ rule }) => rule)).toEqual(["openapi-error-unknown", "openapi-operation-unlisted"]);
  });

  it.each([
    [
      "a const",
      json(`schema: ${schema("{ const: conflict }")}`),
      "7:167: error[openapi-error-unknown]: the catalog has no error `conflict`",
    ],
    [
      "an example",
      json('example: { error: { code: "conflict" } }'),
      "error[openapi-error-unknown]: the catalog has no error `conflict`",
    ],
    [
      "an error that is not declared",
      json(`schema: ${schema("{ const: out_of_stock }")}`),
      "warning[openapi-error-undeclared]: the spec does not declare `OutOfStock` for `listOrders`",
    ],
    [
      "another status",
      json(`schema: ${schema("{ const: rate_limited }")}`),
      "error[openapi-error-status]: `listOrders` states `RateLimited` with the status 404, but servers send 429",
    ],
  ])("reports %s", async (_, response, message) => {
    const { lines } = await checked(document(`{ "404": ${response} }`), only);
    expect(lines.filter((line) => !line.includes("openapi-error-missing")).join("\n")).toContain(message);
  });

  it("reads schemas and responses that are shared, and reports each of their codes once", async () => {
    const shared = `  /other:
    get: { operationId: other, responses: { default: { $ref: "#/components/responses/Error" } } }
components:
  responses:
    Error: { description: No, content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } } }
  schemas:
    Error:
      allOf: [${schema("{ enum: [unauthenticated, rate_limited, order_closed, conflict] }")}]
`;
    const { lines } = await checked(document('{ default: { $ref: "#/components/responses/Error" } }', shared), only);
    expect(lines).toEqual([
      "api.yaml:9:5: warning[openapi-operation-unlisted]: `other` is not in the spec",
      "api.yaml:15:142: error[openapi-error-unknown]: the catalog has no error `conflict`",
    ]);
  });

  it("finds nothing if both say the same", async () => {
    const responses = ["unauthenticated", "rate_limited"].map(
      (code, index) => `"${index === 0 ? 401 : "4XX"}": ${json(`example: { error: { code: ${code}, message: No } }`)}`,
    );
    const { result, stdout } = await checked(document(`{ ${responses.join(", ")} }`), only);
    expect([result, stdout]).toEqual([0, "nothing found\n"]);
  });

  it("reads codes of two layers, and reports no error for the common code that carries a declared one", async () => {
    const layers = `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { success: { code: 0 }, code: /code, common: common, module-code: [{ at: /sub }], text: /message }
modules:
  - module: common
    errors: [{ code: 4000, name: BadRequest, text: Bad., kind: invalid_argument, http: 400 }]
  - module: orders
    errors: [{ code: 1, name: Closed, text: Closed., kind: invalid_argument, http: 400 }]
operations: { list: { listOrders: { module: orders, errors: [Closed] } } }
`;
    const body = (sub: number): string => json(`example: { code: 4000, sub: ${sub}, message: No }`);
    expect((await checked(document(`{ "400": ${body(1)} }`), layers)).stdout).toBe("nothing found\n");
    expect((await checked(document(`{ "400": ${body(2)} }`), layers)).lines.join("\n")).toContain(
      "the catalog has no error `2`",
    );
    const carrier = document(
      `{ "400": ${json("schema: { properties: { code: { const: 4000 }, sub: { enum: [1, 3] } } }")} }`,
    );
    expect((await checked(carrier, layers)).lines).toEqual([
      expect.stringContaining("error[openapi-error-unknown]: the catalog has no error `3`"),
    ]);
  });
});
