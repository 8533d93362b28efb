import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { asyncapiMessage, describedErrors, graphqlTypes } from "../../generator/conformance/other-formats.js";
import { textIn } from "../../generator/model/catalog.js";
import type { Catalog } from "../../generator/model/catalog.js";
import type { Json } from "../../generator/model/json.js";
import { catalogOf } from "../support/catalog.js";
import { root } from "../support/tools.js";

const shop = catalogOf(readFileSync(join(root, "test", "cases", "operations", "spec.yaml"), "utf8"));

/** Two layers of codes, the same name in two modules, params of every type, and texts that would break a string. */
const layered = catalogOf(`errspec: 1
catalog: layered
title: Layered
locales: [en]
envelope: { success: { code: 0 }, code: /code, common: all, module-code: [{ at: /detail/code }], text: /message, request-id: /id, params: /params }
modules:
  - { module: all, errors: [{ code: 400, name: Bad, text: It failed. }] }
  - module: one
    errors:
      - { code: 1, name: Closed, text: "It's \\"closed\\" \\\\ {it}", params: [{ name: it }, { name: size, type: int }] }
      - { code: 2, name: Open, text: "a\\u2028b\\n\\"\\"\\"\\u0007c", deprecated: { reason: Not sent. }, params: [{ name: size, type: float }] }
  - { module: two-words, errors: [{ code: 1, name: Closed, text: It is closed. }] }
operations:
  list:
    call: { module: one, errors: [Closed, Open, two-words.Closed, all.Bad] }
    ping:
`);

interface Message {
  readonly payload: object;
  readonly examples: readonly { readonly name: string; readonly payload: Json }[];
}

function described(catalog: Catalog, id: string) {
  const operation = catalog.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`there is no operation ${id}`);
  const errors = describedErrors(catalog, operation, (text) => textIn(text, "en", catalog));
  const { components } = asyncapiMessage(catalog, { name: operation.name, title: id }, errors, "en") as unknown as {
    readonly components: { readonly messages: Readonly<Record<string, Message>> };
  };
  const [message] = Object.values(components.messages);
  if (message === undefined) throw new Error("there is no message");
  return { message, types: graphqlTypes(catalog, operation.name, errors, "Otherwise null.") };
}

describe.each([
  ["one layer", shop, "createOrder"],
  ["two layers", layered, "call"],
])("the errors of an operation, with %s", (_, catalog, id) => {
  const { message, types } = described(catalog, id);
  const isValid = new Ajv({ strict: true, allowUnionTypes: true }).compile(message.payload);

  it("are a message of AsyncAPI whose examples match its schema", () => {
    expect(message.examples.length).toBeGreaterThan(1);
    for (const { payload } of message.examples) {
      expect(isValid(payload)).toBe(true);
      const text = JSON.stringify(payload);
      expect(isValid(JSON.parse(text.replace(/"code":("?)[^",}]+/, '"code":$1999')))).toBe(true); // an unknown code
      expect(isValid(JSON.parse(text.replace(/"code":"?[^",}]+"?/, '"code":[]')))).toBe(false);
    }
  });

  it("are types of GraphQL", () => {
    // What the grammar allows: names, directives and strings on one line (GraphQL, October 2021, section 2).
    const text = String.raw`"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9A-F]{4}))*"`;
    const value = `(?:  ${text}\n)?  [A-Z][A-Z0-9_]*(?: @deprecated)?\n`;
    const type = `type [A-Z]\\w+ {\n(?:  ${text}\n)?  code: [A-Z]\\w+\n  message: String!\n}`;
    expect(types).toMatch(new RegExp(`^enum [A-Z]\\w+ {\n(?:${value})+}\n\n${type}$`, "i"));
    const values = types.match(/^ {2}[A-Z][A-Z0-9_]*(?= @deprecated$|$)/gm) ?? [];
    expect(values.length).toBeGreaterThan(2);
    expect(new Set(values).size).toBe(values.length);
  });
});

it("narrows params, and keeps names apart that two modules have", () => {
  expect(described(shop, "createOrder").message.examples[0]?.payload).toEqual({
    error: {
      code: "out_of_stock",
      message: "The article is out of stock: sold.",
      params: { reason: "sold" },
    },
  });
  expect(described(layered, "call").types).toMatch(
    /ONE__CLOSED$[^]+ OPEN @deprecated$[^]+ TWO_WORDS__CLOSED$[^]+ BAD$/m,
  );
});
