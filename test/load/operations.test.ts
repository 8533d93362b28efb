import { describe, expect, it } from "vitest";
import { errorsOfOperation, operationsOf } from "../../generator/model/operation.js";
import { catalogOf, loadText } from "../support/catalog.js";

const spec = (operations: string, common = "common"): string => `errspec: 1
catalog: shop
title: Shop
locales: [en, de]
envelope: { code: /code, common: ${common} }
modules:
  - module: common
    errors:
      - { code: 1, name: Unauthenticated, text: Log in., kind: unauthenticated }
      - { code: 2, name: Busy, text: Wait., kind: resource_exhausted }
      - { code: 3, name: Leaked, text: It leaked., audience: internal }
  - module: orders
    errors:
      - { code: 1, name: OutOfStock, text: "{item} is gone; {left} are left.", params: [{ name: item }, { name: left, type: int }] }
      - { code: 2, name: Locked, text: Locked. }
      - { code: 3, name: Busy, text: The order is busy. }
  - module: carts
    errors:
      - { code: 1, name: Locked, text: Locked. }
operations:
  ${operations.trim().replaceAll("\n", "\n  ")}
`;

/** The errors of an operation as `module.Name`, with what declares them. */
function returned(text: string, id: string, others?: Readonly<Record<string, string>>): readonly string[] {
  const catalog = catalogOf(text, others);
  const operation = catalog.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`there is no operation ${id}`);
  return errorsOfOperation(catalog, operation).map(({ entry, error }) => `${entry.module}.${entry.name} ${error.from}`);
}

/** The problems of a spec: place, rule and message. */
const problems = (text: string, others?: Readonly<Record<string, string>>): readonly string[] =>
  loadText(text, others).diagnostics.map(
    ({ at, rule, message, help }) => `${at.file}:${at.line}:${at.column} ${rule}: ${message}; ${help ?? ""}`,
  );

describe("an operation", () => {
  it("is read with every part", () => {
    const { operations } = catalogOf(
      spec(`
list:
  createOrder:
    name: PlaceOrder
    module: orders
    method: POST
    path: /orders/{id}
    summary: { en: Place an order., de: Bestellen. }
    tags: [write]
    errors: [Locked, { error: OutOfStock, when: The item is gone., params: { left: [0, 1], item: [tea] } }]
  ping:`),
    );
    expect(operations.map((operation) => ({ ...operation, errors: operation.errors.length, at: undefined }))).toEqual([
      {
        id: "createOrder",
        name: "PlaceOrder",
        module: "orders",
        method: "POST",
        path: "/orders/{id}",
        summary: { en: "Place an order.", de: "Bestellen." },
        tags: ["write"],
        errors: 2,
        at: undefined,
      },
      { id: "ping", name: "Ping", module: undefined, summary: {}, tags: [], errors: 0, at: undefined },
    ]);
    expect(operations[0]?.errors[1]).toMatchObject({
      module: "orders",
      code: "1",
      when: { en: "The item is gone." },
      params: { left: [0, 1], item: ["tea"] },
      from: "operation",
    });
  });

  it.each([
    ["createOrder", "CreateOrder"],
    ["orders.list_all", "OrdersListAll"],
    ["repos/list-for-org", "ReposListForOrg"],
    ["getAUser", "GetaUser"],
    ["HTTPGet2", "HttpGet2"],
  ])("has a name from its ID: %s", (id, name) => {
    expect(catalogOf(spec(`list: { ${id}: }`)).operations[0]?.name).toBe(name);
  });

  it("inherits errors of the catalog, of its tags, and of its module, each once", () => {
    const inModule = `module: mails
errors:
  - { code: 1, name: Bounced, text: It bounced. }
  - { code: 2, name: Full, text: It is full. }
operations:
  errors: [Bounced]
  tags: { write: [Full] }
  list:
    sendMail: { tags: [write, all], errors: [{ error: Unauthenticated, when: The key is old. }] }
    readMail: { tags: [all], except: [Busy, Bounced] }
`;
    const text = spec(`
errors: [Unauthenticated, common.Busy]
tags: { all: [Unauthenticated], write: [carts.Locked] }
list:
  writeCart: { module: carts, tags: [write] }`);
    const others = { "mails.yaml": inModule };
    expect(returned(text, "sendMail", others)).toEqual([
      "common.Unauthenticated operation",
      "carts.Locked tag",
      "mails.Full tag",
      "mails.Bounced module",
      "common.Busy catalog",
    ]);
    expect(returned(text, "readMail", others)).toEqual(["common.Unauthenticated tag"]);
    expect(returned(text, "writeCart", others)).toEqual([
      "carts.Locked tag",
      "common.Unauthenticated catalog",
      "common.Busy catalog",
    ]);
  });

  it("may be in a file of its own, and calls the only module that there is", () => {
    const main = `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, common: common }
modules:
  - { module: common, errors: [{ code: 1, name: Busy, text: Wait. }] }
  - { module: orders, errors: [{ code: 1, name: Gone, text: Gone. }] }
`;
    const file = "operations:\n  errors: [Busy]\n  list:\n    getOrder: { errors: [Gone] }\n";
    const catalog = catalogOf(main, { "calls.yaml": file });
    expect(catalog.operations[0]).toMatchObject({ id: "getOrder", module: "orders" });
    expect(catalog.operations[0]?.at("errors", 0)).toMatchObject({ file: "spec/calls.yaml", line: 4 });
    const gone = catalog.modules[1]?.entries[0];
    expect(gone && operationsOf(catalog, gone).map(({ id }) => id)).toEqual(["getOrder"]);
  });

  it("means the error of the module that it calls, then the common one", () => {
    expect(returned(spec("list: { call: { module: orders, errors: [Busy, common.Busy] } }"), "call")).toEqual([
      "orders.Busy operation",
      "common.Busy operation",
    ]);
    expect(returned(spec("list: { call: { module: carts, errors: [Busy, OutOfStock] } }"), "call")).toEqual([
      "common.Busy operation",
      "orders.OutOfStock operation",
    ]);
  });
});

describe("a problem of an operation", () => {
  it.each([
    ["errors: [Busi]", "spec/errspec.yaml:21:12 operation: the catalog has no error `Busi`; did you mean `Busy`?"],
    [
      "tags: { a: [orders.Unauthenticated] }",
      "spec/errspec.yaml:21:15 operation: the module `orders` has no error `Unauthenticated`; name an error of the catalog",
    ],
    [
      "list: { ping: { errors: [Locked] } }",
      "spec/errspec.yaml:21:28 operation: several modules have an error `Locked`; write one of orders.Locked, carts.Locked",
    ],
    [
      "list: { ping: { errors: [Leaked] } }",
      "spec/errspec.yaml:21:28 operation: `Leaked` is internal, so no operation returns it; remove it",
    ],
    [
      "list: { ping: { errors: [{ error: OutOfStock, params: { left: [none], size: [1] } }] } }",
      "spec/errspec.yaml:21:66 operation: `none` is not of the type int; correct the value",
      "spec/errspec.yaml:21:79 operation: `OutOfStock` has no param `size`; remove it",
    ],
    [
      "list: { ping: { except: [Busy], errors: [Busy] } }",
      "spec/errspec.yaml:21:28 operation: `Busy` is in `errors` and in `except`; remove it from one of them",
    ],
    [
      "list: { ping: { except: [Busy] } }",
      "spec/errspec.yaml:21:28 operation: the operation does not inherit `Busy`; remove it",
    ],
    [
      "list: { ping: { module: order } }",
      "spec/errspec.yaml:21:27 operation: there is no module `order`; did you mean `orders`?",
    ],
    [
      "list: { ab.cd: , ab-cd: }",
      "spec/errspec.yaml:21:20 operation: two operations have the name AbCd; give one of them another `name`",
    ],
    [
      "list: { get: { method: GET, path: /a }, get2: { method: GET, path: /a } }",
      "spec/errspec.yaml:21:51 operation: two operations have `GET /a`; correct one of them",
    ],
    [
      "list: { ping: { method: get } }",
      "spec/errspec.yaml:21:27 invalid-value: `get` is not a method of HTTP; did you mean `GET`?",
    ],
    [
      "list: { 2: }",
      "spec/errspec.yaml:21:11 operation: the ID `2` gives no name for generated code; add a `name` of PascalCase words, such as CreateOrder",
    ],
    [
      "list: { ping: { errors: [out_of_stock] } }",
      "spec/errspec.yaml:21:28 invalid-value: `out_of_stock`: an error must be a name such as OutOfStock, or one with its module: orders.OutOfStock; ",
    ],
    [
      "list: { ping: { verb: GET } }",
      "spec/errspec.yaml:21:19 unknown-key: unknown key `verb`; use one of name, module, method, path, summary, tags, errors, except; keys of your own start with x-",
    ],
  ])("has its place: %s", (operations, ...expected) => {
    expect(problems(spec(operations))).toEqual(expected);
  });

  it("is reported once, however many operations inherit it", () => {
    expect(problems(spec("errors: [Gone]\nlist: { a: , b: , c: }".replaceAll(/\b([abc]):/g, "op$1:")))).toHaveLength(1);
  });

  it("is not made up where a module cannot be read", () => {
    expect(problems(spec("errors: [Bounced]"), { "mails.yaml": "module: mails\nerrors: 1\n" })).toEqual([
      "spec/mails.yaml:2:9 invalid-value: expected a list; ",
    ]);
  });
});
