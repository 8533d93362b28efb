/*
 * Specs with operations, for the tests of all languages: IDs that mean something to a language, names that a package has
 * already, errors of several modules, former names and deprecated codes.
 */

/** An ID that its language has other plans for, and what it can do besides. */
const hostile = [
  "import",
  "class",
  "func",
  "type",
  "default",
  "Operation",
  "operations",
  "error",
  "timeout",
  "is-timeout",
  "get-id",
  "return",
  "None",
  "with",
  "codeOf",
  "await",
  "prototype",
  "DELETE /orders/{id}",
  "*/ x();//",
  '"""',
];

const lines = hostile.map((id, index) => {
  const name = /^[A-Za-z]/.test(id) && !id.includes(" ") ? "" : `name: Odd${String.fromCharCode(97 + index)}, `;
  const quoted = JSON.stringify(id.replaceAll(" ", "_"));
  return `    ${quoted}: { ${name}errors: [orders.Locked, Busy] }`;
});

const modules = `
modules:
  - module: common
    errors:
      - { code: 1, name: Busy, text: Wait., kind: unavailable }
      - { code: 2, name: Failed, text: It failed., kind: internal }
  - module: orders
    errors:
      - code: 1
        name: OutOfStock
        text: "{item} is gone: {reason}."
        params: [{ name: item }, { name: reason }, { name: left, type: int }]
        kind: failed_precondition
        aliases: [SoldOut]
      - { code: 2, name: Locked, text: Locked., kind: aborted }
      - { code: 3, name: Retired, text: Old., kind: not_found, deprecated: { reason: Not sent, replaced-by: Locked } }
      - { code: 4, name: Elsewhere, text: No operation returns it., kind: not_found }
  - module: operations
    code-type: string
    errors:
      - { code: locked, name: Locked, text: Locked too., kind: aborted }
`;

const operations = `
operations:
  errors: [{ error: common.Busy, when: "Always possible. - not an item" }]
  list:
    createOrder:
      method: POST
      path: /orders
      module: orders
      summary: Places an order
      errors:
        - { error: OutOfStock, when: The last item was sold, params: { reason: [sold, gone], left: [0] } }
        - Retired
    getOrder: { module: orders, errors: [Locked], except: [common.Busy] }
    move: { errors: [orders.Locked, operations.Locked] }
    ping: { except: [common.Busy] }
${lines.join("\n")}
`;

/** A spec of two layers of codes; `targets` is YAML. */
export const layeredOperations = (targets: string): string => `errspec: 1
catalog: operations
title: Operations
locales: [en]
envelope: { success: { absent: /code }, code: /code, text: /text, common: common, module-code: [{ at: /own }] }
server: { unexpected: Failed }
targets: ${targets}
${modules}${operations}`;

/** The same with one code in a response. */
export const flatOperations = (targets: string): string =>
  layeredOperations(targets)
    .replace(", common: common, module-code: [{ at: /own }]", "")
    .replace("server: { unexpected: Failed }\n", "");

/** A spec with one module. */
export const soloOperations = (targets: string): string => `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { success: { absent: /code }, code: /code, text: /text }
targets: ${targets}
modules:
  - module: orders
    errors:
      - { code: 1, name: OutOfStock, text: Gone., kind: not_found }
      - { code: 2, name: Locked, text: Locked., kind: internal }
operations: { list: { createOrder: { errors: [OutOfStock] } } }
`;
