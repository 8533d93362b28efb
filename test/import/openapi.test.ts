import { describe, expect, it } from "vitest";
import { propose } from "../../generator/import/propose.js";
import { check } from "../../generator/check.js";
import { targets } from "../../generator/targets/index.js";

const imported = (description: object) =>
  propose({
    document: { path: "openapi.json", text: JSON.stringify(description), sha256: "0".repeat(64) },
    translations: [],
    language: undefined,
    check: (spec) => check(spec, targets),
  });

const response = (example: object): object => ({ description: "", content: { "application/json": { example } } });

describe("an OpenAPI description", () => {
  it("gives one module, with a group for each tag that has codes of its own", async () => {
    const { draft } = await imported({
      openapi: "3.0.3",
      info: { title: "Shop API", version: "v1.2" },
      paths: {
        "/orders": {
          get: {
            tags: ["Orders"],
            responses: {
              "404": response({ errorCode: "ORDER_NOT_FOUND", message: "No such order." }),
              "401": response({ errorCode: "UNAUTHORIZED", message: "Sign in." }),
            },
          },
        },
        "/carts": {
          post: {
            tags: ["Carts"],
            responses: {
              "409": response({ errorCode: "CART_CLOSED", message: "The cart is closed." }),
              "401": response({ errorCode: "UNAUTHORIZED", message: "Sign in." }),
            },
          },
        },
      },
    });
    expect(draft).toMatchObject({ id: "shop-api", title: "Shop API", version: "1.2.0" });
    expect(draft.envelope).toMatchObject({ shown: true, code: "/errorCode", text: "/message" });
    expect(draft.modules.map(({ id, title }) => [id, title])).toEqual([["shop-api", "Shop API"]]);
    expect(draft.modules[0]?.entries.map(({ code, http, group }) => [code, http, group])).toEqual([
      ["UNAUTHORIZED", 401, "errors"],
      ["ORDER_NOT_FOUND", 404, "orders"],
      ["CART_CLOSED", 409, "carts"],
    ]);
  });

  it("gives the envelope from the schema if there is no example, and codes from `const`", async () => {
    const problem = (code: string, description: string): object => ({
      description: "",
      content: {
        "application/json": {
          schema: {
            allOf: [
              { $ref: "#/components/schemas/Base" },
              { properties: { error: { properties: { code: { const: code, description }, detail: {} } } } },
            ],
          },
        },
      },
    });
    const { draft } = await imported({
      openapi: "3.1.0",
      info: { title: "Shop", version: "2026-01" },
      paths: {
        "/a": {
          get: {
            responses: { "404": problem("NO_ORDER", "There is no order."), "409": problem("BUSY", "Try again.") },
          },
        },
      },
      components: { schemas: { Base: { properties: { requestId: { type: "string" } } } } },
    });
    expect(draft.version).toBeUndefined();
    expect(draft.envelope).toMatchObject({ code: "/error/code", text: "/error/detail", requestId: "/requestId" });
    expect(draft.modules[0]?.entries.map(({ code, http, text }) => [code, http, text["en"]])).toEqual([
      ["NO_ORDER", 404, "There is no order."],
      ["BUSY", 409, "Try again."],
    ]);
  });

  it("reports each error status whose responses show no code", async () => {
    const { report } = await imported({
      openapi: "3.0.0",
      info: { title: "Shop", version: "1.0.0" },
      paths: {
        "/a": {
          get: {
            responses: {
              "404": response({ code: "NO_ORDER", message: "There is no order." }),
              "503": { description: "Down for maintenance" },
            },
          },
        },
      },
    });
    expect(report.remarks.map(({ message }) => message)).toEqual([
      "no response with status 503 shows a code (Down for maintenance); add its code to the spec by hand",
    ]);
  });

  it("does not read a field of a successful response as an error code", async () => {
    const { draft } = await imported({
      openapi: "3.0.0",
      info: { title: "Shop", version: "1.0.0" },
      paths: {
        "/a": {
          get: {
            responses: {
              "200": response({ code: "DE", name: "Germany" }),
              "404": response({ code: "NO_ORDER", message: "There is no order." }),
            },
          },
        },
      },
      components: {
        schemas: {
          Country: { properties: { code: { enum: ["DE", "FR"] } } },
          OrderError: { properties: { code: { enum: ["NO_ORDER", "CLOSED"] }, level: { enum: ["low", "high"] } } },
        },
      },
    });
    expect(draft.modules[0]?.entries.map(({ code }) => code)).toEqual(["NO_ORDER", "CLOSED"]);
  });

  it("survives circular references", async () => {
    const { draft } = await imported({
      openapi: "3.0.0",
      info: { title: "Shop", version: "1.0.0" },
      paths: { "/a": { get: { responses: { "400": { $ref: "#/components/responses/A" } } } } },
      components: {
        responses: {
          A: { $ref: "#/components/responses/B" },
          B: { $ref: "#/components/responses/A" },
        },
        schemas: {
          ErrorCode: { enum: ["A_FAILED", "B_FAILED"] },
          Tree: { properties: { child: { $ref: "#/components/schemas/Tree" } } },
        },
      },
    });
    expect(draft.modules[0]?.entries).toHaveLength(2);
  });
});
