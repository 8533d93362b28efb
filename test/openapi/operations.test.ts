import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openapiOperationsCommand } from "../../generator/cli/openapi.js";
import { captured } from "../cli/captured.js";
import { put, temporaryFolder } from "../support/folder.js";
import { shop31, spec } from "./fixtures.js";

const bare = spec.replace(/\noperations:[^]*/, "\n");

/** Runs the command once for each text of the document, and returns the spec's files and what was printed last. */
async function listed(files: Readonly<Record<string, string>>, ...texts: readonly string[]) {
  const folder = temporaryFolder();
  put(folder, Object.fromEntries(Object.entries(files).map(([name, text]) => [`spec/${name}`, text])));
  const read = (name: string): string | undefined =>
    existsSync(join(folder, "spec", name)) ? readFileSync(join(folder, "spec", name), "utf8") : undefined;
  let printed = { result: 0, stdout: "", stderr: "" };
  for (const text of texts) {
    put(folder, { "api.yaml": text });
    printed = await captured(folder, () => openapiOperationsCommand({ spec: "spec", file: "api.yaml" }));
  }
  return { ...printed, main: read("errspec.yaml"), operations: read("operations.yaml") };
}

describe("openapi operations", () => {
  it("lists the operations of a document in a file of their own", async () => {
    const { result, stdout, stderr, operations, main } = await listed({ "errspec.yaml": bare }, shop31);
    expect([result, stdout]).toEqual([0, "5 operations added, 0 completed\n"]);
    expect(stderr).toBe(
      "api.yaml:51:5: POST /orders/{orderId}/cancellation has no operationId, so it is listed as `postOrdersByOrderIdCancellation`; add one\n",
    );
    expect(main).toBe(bare);
    expect(operations).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=schema/operations.schema.json
      #
      # The operations of the API. \`errspec openapi operations\` adds new ones from an OpenAPI file and keeps what is here. Give
      # each its \`errors\`, or let it inherit them from its tags and from \`errors\` of all operations.
      operations:
        list:
          listOrders:
            method: GET
            path: /orders
            summary: List orders
            tags: [orders]
          createOrder:
            method: POST
            path: /orders
            summary: Create an order
            tags: [orders, write]
          getOrder:
            method: GET
            path: /orders/{orderId}
            tags: [orders]
          health:
            method: GET
            path: /health
          postOrdersByOrderIdCancellation:
            method: POST
            path: /orders/{orderId}/cancellation
            tags: [orders, write]
      "
    `);
  });

  it("changes nothing the second time", async () => {
    const once = await listed({ "errspec.yaml": bare }, shop31);
    const twice = await listed({ "errspec.yaml": bare }, shop31, shop31);
    expect(twice.operations).toBe(once.operations);
    expect(twice.stdout).toBe("0 operations added, 0 completed\n");
  });

  it("keeps what is there, completes it, adds what is new, and reports what is gone", async () => {
    const own = `# Ours.
operations:
  errors: [Unauthenticated]
  list:
    createOrder: { errors: [OutOfStock] } # sold out
    getOrder: # the one
    oldOne: { method: GET, path: /old }
    health: { method: GET, path: /healthz, summary: Ours }
`;
    const { operations, stdout, stderr } = await listed({ "errspec.yaml": bare, "operations.yaml": own }, shop31);
    expect(stdout).toBe("2 operations added, 2 completed\n");
    expect(operations).toMatchInlineSnapshot(`
      "# Ours.
      operations:
        errors: [Unauthenticated]
        list:
          createOrder: { method: POST, path: /orders, summary: Create an order, tags: [orders, write], errors: [OutOfStock] } # sold out
          getOrder:
            method: GET
            path: /orders/{orderId}
            tags: [orders] # the one
          oldOne: { method: GET, path: /old }
          health: { method: GET, path: /healthz, summary: Ours }
          listOrders:
            method: GET
            path: /orders
            summary: List orders
            tags: [orders]
          postOrdersByOrderIdCancellation:
            method: POST
            path: /orders/{orderId}/cancellation
            tags: [orders, write]
      "
    `);
    expect(stderr.split("\n").slice(1)).toEqual([
      "spec/operations.yaml:8:34: the path of `health` is /healthz, but /health in api.yaml; correct one of them",
      "spec/operations.yaml:7:15: `oldOne` is not in api.yaml; remove it from the spec if the API no longer has it",
      "",
    ]);
  });

  it("completes operations where they are declared", async () => {
    const { main, operations } = await listed({ "errspec.yaml": spec }, shop31);
    expect(main).toContain(
      'getOrder: { method: GET, path: "/orders/{orderId}", tags: [orders], errors: [OrderNotFound] }',
    );
    expect(operations).toContain("health:");
  });

  it("names an operation whose ID gives no name of its own, and reads the errors that only it states", async () => {
    const twin = shop31
      .replace("operationId: health", "operationId: list_orders")
      .replace("operationId: getOrder", `operationId: ${"get_order_".repeat(12)}`)
      .replace("code: conflict", "code: order_closed");
    const { operations } = await listed({ "errspec.yaml": bare }, twin);
    expect(operations).toContain("    list_orders:\n      name: ListOrders2\n");
    expect(operations).toContain(`:\n      name: ${"GetOrder".repeat(7)}Get\n`);
    expect(operations).toContain("      tags: [orders, write]\n      errors: [OrderClosed]\n");
  });

  it("reads the errors that the description of a response names as code", async () => {
    const described = shop31.replace(
      "description: Not found",
      "description: '`order_not_found`: gone, or never there. No order_closed or `listOrders`.'",
    );
    const { operations } = await listed({ "errspec.yaml": bare }, described);
    expect(operations).toContain("path: /orders/{orderId}\n      tags: [orders]\n      errors: [OrderNotFound]\n");
    expect(operations).not.toContain("OrderClosed");
  });

  it("writes texts and names that need quotes, and leaves out what a spec cannot have", async () => {
    const odd = `openapi: 3.0.0
paths:
  /a b:
    get: { operationId: "x:y", summary: "y\u200bes", tags: ["#1", no, 3, "${"t".repeat(65)}"], responses: {} }
  /b:
    get: { operationId: "two words", responses: {} }
`;
    const { operations, stderr } = await listed({ "errspec.yaml": bare }, odd);
    expect(operations).toContain(`    x:y:\n      method: GET\n      summary: "yes"\n      tags: ["#1", "no"]\n`);
    expect(stderr).toBe(
      "api.yaml:6:25: the operationId of GET /b is not 1 to 128 visible ASCII characters, so it is listed as `getB`; change it\n",
    );
  });
});
