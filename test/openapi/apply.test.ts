import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { openapiApplyCommand, openapiOverlayCommand } from "../../generator/cli/openapi.js";
import { captured } from "../cli/captured.js";
import { put, temporaryFolder } from "../support/folder.js";
import { narrowed, shop30, shop31, shopJson, spec } from "./fixtures.js";
import { overlaid } from "./overlay.js";

const withProblem = spec.replace("modules:", "envelopes: { problem: }\nmodules:");

/** What `apply` makes of a text. */
async function applied(text: string, { file = "api.yaml", errspec = spec, locale = "en" } = {}) {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": errspec, [file]: text });
  const run = await captured(folder, () => openapiApplyCommand({ spec: "spec", file, locale }));
  return { ...run, text: readFileSync(join(folder, file), "utf8") };
}

async function overlayOf(text: string, errspec = spec) {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": errspec, "api.yaml": text });
  return captured(folder, () => openapiOverlayCommand({ spec: "spec", file: "api.yaml" }));
}

/** The lines of a text that another does not have in the same order. */
function lost(before: string, after: string): readonly string[] {
  const lines = after.split("\n");
  let at = 0;
  return before.split("\n").filter((line) => {
    const found = lines.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

type Fields = Record<string, Record<string, Record<string, Record<string, Record<string, unknown>>>>>;

const inObject = (key: string, value: unknown): unknown => ({ type: "object", properties: { [key]: value } });

/** What an order that cannot be created comes with. */
function conflictIn(text: string): Record<string, unknown> {
  const { paths } = parse(text) as {
    readonly paths: Record<
      string,
      Record<
        string,
        { readonly responses: Record<string, { readonly content: Record<string, Record<string, unknown>> }> }
      >
    >;
  };
  return paths["/orders"]?.["post"]?.responses["409"]?.content["application/json"] ?? {};
}

describe("openapi apply", () => {
  it("adds a response for each status, and changes only what it must", async () => {
    const { result, stdout, stderr, text } = await applied(shop31);
    expect([result, stdout]).toEqual([0, "updated api.yaml\n"]);
    expect(lost(shop31, text)).toEqual([
      "                $ref: '#/components/schemas/Error'",
      "              example: { error: { code: conflict, message: No. } } # as of 2019",
      "        '404': { $ref: '#/components/responses/NotFound' }",
      "      responses: {}",
    ]);
    expect(stderr.split("\n")).toEqual([
      "api.yaml:28:9: `createOrder` already has a response 409; it was kept, with OutOfStock, OrderClosed added to it",
      "api.yaml:47:9: `getOrder` already has a response 404; it was kept, with OrderNotFound added to it",
      "1 operation of api.yaml is not in the spec",
      "",
    ]);
    await expect(text).toMatchFileSnapshot("expect/shop-3.1.yaml");
  });

  it.each([
    ["shop-3.0.yaml", shop30],
    ["shop-3.0.json", shopJson],
  ])("keeps the style of the file: %s", async (file, before) => {
    const { text } = await applied(before, { file, errspec: withProblem });
    expect(lost(before, text).length).toBeLessThan(8);
    await expect(text).toMatchFileSnapshot(`expect/${file}`);
  });

  it.each([
    ["3.1", shop31],
    ["3.0", shop30],
    ["JSON", shopJson],
    ["JSON on one line", JSON.stringify(JSON.parse(shopJson))],
    ["CRLF", shop31.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${shop31}`],
  ])("changes nothing the second time: %s", async (_, before) => {
    const once = await applied(before, { errspec: withProblem });
    expect(once.result).toBe(0);
    const twice = await applied(once.text, { errspec: withProblem });
    expect(twice.text).toBe(once.text);
    expect([twice.result, twice.stdout, twice.stderr.includes("already")]).toEqual([
      0,
      "api.yaml is up to date\n",
      false,
    ]);
    expect(once.text.includes("\r\n")).toBe(before.includes("\r\n"));
    expect(once.text.replaceAll("\r\n", "").includes("\n")).toBe(before.replaceAll("\r\n", "").includes("\n"));
    expect(once.text.startsWith("\ufeff")).toBe(before.startsWith("\ufeff"));
  });

  it("removes what it added for errors that the spec no longer has, and nothing else", async () => {
    const { text } = await applied(shop31);
    const none = spec.replace(
      /\noperations:[^]*/,
      "\noperations: { list: { listOrders: , createOrder: , getOrder: , health: , cancel: { method: POST, path: '/orders/{}/cancellation' } } }\n",
    );
    const bare = await applied(text, { errspec: none });
    const responses = (parse(bare.text) as Fields)["paths"]?.["/orders"]?.["get"]?.["responses"];
    expect(Object.keys(responses ?? {})).toEqual(["200"]);
    expect(bare.text).not.toContain("x-errspec");
    expect(bare.text).toContain("- $ref: '#/components/schemas/Error'\n".slice(2));
  });

  it("writes a response that operations share once, and leaves those of the document as they are", async () => {
    const operation = (id: string): string =>
      `{ operationId: ${id}, responses: { "404": { $ref: "#/components/responses/NotFound" } } }`;
    const before = `openapi: 3.1.0
paths:
  /a: { get: ${operation("first")} }
  /b: { get: ${operation("second")} }
  /c: { get: ${operation("third")} }
components:
  responses:
    NotFound: { description: Not found. }
`;
    const list =
      "first: { errors: [OrderNotFound, OutOfStock, OrderClosed] }, second: { errors: [OrderNotFound, OutOfStock, OrderClosed] }";
    const errspec = spec.replace(/\noperations:[^]*/, `\noperations: { list: { ${list} } }\n`);
    const once = await applied(before, { errspec });
    const { paths, components } = parse(once.text) as Fields;
    const shared = {
      "404": { $ref: "#/components/responses/NotFoundOrOrderNotFound" },
      "409": { $ref: "#/components/responses/OutOfStockOrOrderClosed" },
    };
    expect([paths?.["/a"]?.["get"]?.["responses"], paths?.["/b"]?.["get"]?.["responses"]]).toEqual([shared, shared]);
    expect(paths?.["/c"]?.["get"]?.["responses"]).toEqual({ "404": { $ref: "#/components/responses/NotFound" } });
    expect(components?.["responses"]).toMatchObject({
      NotFound: { description: "Not found." },
      NotFoundOrOrderNotFound: {
        description: "Not found.",
        "x-errspec": { errors: ["OrderNotFound"], from: "#/components/responses/NotFound" },
      },
    });
    expect((await applied(once.text, { errspec })).text).toBe(once.text);
    const none = errspec.replaceAll(/errors: \[OrderNotFound[^\]]*\]/g, "summary: None.");
    expect(parse((await applied(once.text, { errspec: none })).text)).toMatchObject(parse(before) as Fields);
  });

  it("updates what it added", async () => {
    const { text } = await applied(shop31);
    const changed = spec
      .replace("The order is closed.", "Somebody closed the order.")
      .replace(", http: 429", ", http: 503");
    const { text: after } = await applied(text, { errspec: changed });
    expect(after).toBe((await applied(shop31, { errspec: changed })).text);
  });

  it("says which values a param has on an operation, and shows one of them", async () => {
    const { text } = await applied(shop30, { errspec: narrowed });
    const { schema, examples } = conflictIn(text);
    expect(schema).toEqual({
      oneOf: [
        {
          allOf: [
            { $ref: "#/components/schemas/OutOfStockError" },
            inObject("error", inObject("params", inObject("left", { type: "integer", enum: [0, 1] }))),
          ],
        },
        { $ref: "#/components/schemas/OrderClosedError" },
      ],
    });
    expect(examples).toMatchObject({ OutOfStock: { value: { error: { message: "Only 0 are left." } } } });
    expect((await applied(text, { errspec: narrowed })).text).toBe(text);
    expect(parse((await applied(text)).text)).toEqual(parse((await applied(shop30)).text));
  });

  it("writes texts in another language", async () => {
    const { text } = await applied(shop31, { locale: "de" });
    expect(text).toContain("message: Bitte anmelden.");
  });

  it.each([
    ["swagger: '2.0'\npaths: {}\n", "api.yaml:1:10: error[openapi-version]: this is Swagger 2.0"],
    ["openapi: 4.0.0\n", "api.yaml:1:10: error[openapi-version]: the document has no version of OpenAPI 3"],
    ["openapi: 3.1.0\npaths: [\n", "api.yaml:3:1: error[openapi-syntax]: invalid YAML"],
    ["- 1\n", "api.yaml:1:1: error[openapi-syntax]: the document is not a mapping"],
    [`openapi: ${"[".repeat(200)}`, "error[openapi-syntax]: values are nested too deeply"],
  ])("refuses what is not OpenAPI 3: %s", async (text, message) => {
    const { result, stderr, text: after } = await applied(text);
    expect([result, after]).toEqual([1, text]);
    expect(stderr).toContain(message);
  });

  it("refuses to change what an alias shares", async () => {
    const text = `openapi: 3.1.0
paths:
  /orders:
    get: { operationId: listOrders, responses: &ok { "200": { description: Fine } } }
    post: { operationId: createOrder, responses: *ok }
`;
    const { result, stderr, text: after } = await applied(text);
    expect([result, after]).toEqual([1, text]);
    expect(stderr).toContain("api.yaml:5:39: error[openapi-shared]: `paths./orders.post.responses` is an alias");
  });
});

describe("openapi overlay", () => {
  it("writes an overlay", async () => {
    const { result, stdout } = await overlayOf(shop31, withProblem);
    expect(result).toBe(0);
    await expect(stdout).toMatchFileSnapshot("expect/overlay.yaml");
  });

  it("writes a file, which names the document", async () => {
    const folder = temporaryFolder();
    put(folder, { "spec/errspec.yaml": spec, "docs/my api.yaml": shop31, "overlays/old.txt": "" });
    const { stdout } = await captured(folder, () =>
      openapiOverlayCommand({ spec: "spec", file: "docs/my api.yaml", output: "overlays/errors.yaml" }),
    );
    expect(stdout).toBe("wrote overlays/errors.yaml\n");
    expect(parse(readFileSync(join(folder, "overlays/errors.yaml"), "utf8"))).toMatchObject({
      overlay: "1.0.0",
      extends: "../docs/my%20api.yaml",
    });
  });

  it("has an action that does nothing if there is nothing to do", async () => {
    const { text } = await applied(shop31);
    const { stdout } = await overlayOf(text);
    expect(parse(stdout)).toMatchObject({ actions: [{ target: "$", update: {} }] });
  });

  it("says that the spec has no operation of the document", async () => {
    const { stderr } = await overlayOf("openapi: 3.1.0\npaths: { /other: { get: { responses: {} } } }\n");
    expect(stderr).toBe(
      "the spec has no operation of api.yaml; list them with `errspec openapi operations api.yaml`\n",
    );
  });

  it("means the same as apply, in any style of the document", async () => {
    const style = fc.record({
      indent: fc.integer({ min: 2, max: 6 }),
      indentSeq: fc.boolean(),
      singleQuote: fc.boolean(),
      collectionStyle: fc.constantFrom("any", "block", "flow"),
      isJson: fc.boolean(),
      source: fc.constantFrom(shop31, shop30, shopJson),
      kept: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(style, async ({ source, kept, isJson, collectionStyle, ...options }) => {
        const data = without(parse(source) as Fields, kept);
        const text = isJson
          ? JSON.stringify(data, undefined, options.indent)
          : stringify(data, { ...options, collectionStyle: collectionStyle as "any" });
        const once = await applied(text, { errspec: withProblem });
        expect(once.stderr).not.toContain("error");
        const overlay = await overlayOf(text, withProblem);
        expect(parse(once.text)).toEqual(overlaid(data, parse(overlay.stdout) as Parameters<typeof overlaid>[1]));
        expect((await applied(once.text, { errspec: withProblem })).text).toBe(once.text);
      }),
      { numRuns: Number(process.env["FUZZ_COUNT"] ?? 8) },
    );
  });
});

/** A document without some of its responses. */
function without(data: Fields, kept: readonly boolean[]): Fields {
  let index = 0;
  for (const path of Object.values(data["paths"] ?? {})) {
    for (const { responses = {} } of Object.values(path)) {
      for (const status of Object.keys(responses)) {
        index += 1;
        if (kept[index % kept.length] === false) Reflect.deleteProperty(responses, status);
      }
    }
  }
  return data;
}
