/*
 * The canonical form of a spec file, as data: the order of keys, and what goes on one line. It has every key of the
 * schema, which a test checks.
 */

/** The longest line, in cells, that several values share. */
export const widest = 120;

/** How a value is laid out. */
export type Layout =
  | {
      readonly as: "map";
      readonly keys: Readonly<Record<string, Layout>>;
      readonly others: Layout;
      readonly line: Line;
    }
  | { readonly as: "list"; readonly items: Layout; readonly line: Line }
  /** A text, or one for each locale, in the order of the catalog's locales. */
  | { readonly as: "text"; readonly line: Line }
  /** A code, a version or a range: in quotes if it could be taken for a number other than plain digits. */
  | { readonly as: "code" }
  /** A date: without quotes, since it does no harm if another YAML reader takes it for a date. */
  | { readonly as: "date" }
  | { readonly as: "scalar" }
  /** A response: kept as it is. */
  | { readonly as: "example" }
  /** The author's own keys: kept as they are. */
  | { readonly as: "free" };

/** `fits`: on one line if that is short enough, otherwise one line for each item. `never`: always one line for each item. */
type Line = "fits" | "never";

const scalar: Layout = { as: "scalar" };
const code: Layout = { as: "code" };
const date: Layout = { as: "date" };
const free: Layout = { as: "free" };
const example: Layout = { as: "example" };
const lineText: Layout = { as: "text", line: "fits" };
const blockText: Layout = { as: "text", line: "never" };

const map = (line: Line, keys: Readonly<Record<string, Layout>>, others: Layout = free): Layout => ({
  as: "map",
  keys,
  others,
  line,
});
const list = (line: Line, items: Layout): Layout => ({ as: "list", items, line });

/** Pointers, or the names of headers. */
const places = list("fits", scalar);
const delays = list("fits", map("fits", { header: scalar, unit: scalar }));

export const entryLayout = map("never", {
  code,
  name: scalar,
  aliases: list("fits", scalar),
  group: scalar,
  title: blockText,
  text: blockText,
  kind: scalar,
  action: scalar,
  fallback: scalar,
  retryable: scalar,
  effect: scalar,
  http: scalar,
  audience: scalar,
  carrier: scalar,
  params: list("never", map("fits", { name: scalar, type: scalar, sensitive: scalar })),
  stability: scalar,
  since: code,
  deprecated: map("fits", { since: code, sunset: date, reason: lineText, "replaced-by": scalar }),
  was: list("never", map("never", { text: lineText, until: code })),
  note: blockText,
  causes: list("never", lineText),
  solutions: list("never", lineText),
  otherwise: lineText,
  links: list("never", map("fits", { url: scalar, title: lineText })),
  "x-": free,
  examples: list("never", example),
});

/** Errors of operations: names, or mappings of a name and what is to say about it. */
const operationErrors = list(
  "fits",
  map("fits", { error: scalar, when: lineText, params: map("fits", {}, list("fits", free)) }),
);

const operations = map("never", {
  errors: operationErrors,
  tags: map("never", {}, operationErrors),
  list: map(
    "never",
    {},
    map("never", {
      name: scalar,
      module: scalar,
      method: scalar,
      path: scalar,
      summary: lineText,
      tags: list("fits", scalar),
      errors: operationErrors,
      except: list("fits", scalar),
      "x-": free,
    }),
  ),
});

const moduleKeys: Readonly<Record<string, Layout>> = {
  module: scalar,
  title: lineText,
  description: lineText,
  "code-type": map("fits", { kind: scalar, bits: scalar, signed: scalar }),
  stability: scalar,
  audience: scalar,
  carrier: map("fits", {}, scalar),
  groups: map("never", {}, map("fits", { range: code, title: lineText })),
  reserved: list("never", map("fits", { codes: list("fits", code), names: list("fits", scalar), reason: scalar })),
  "x-": free,
  success: entryLayout,
  errors: list("never", entryLayout),
  operations,
};

export const moduleLayout = map("never", moduleKeys);

export const catalogLayout = map("never", {
  errspec: scalar,
  catalog: scalar,
  name: scalar,
  title: lineText,
  description: lineText,
  version: code,
  locales: list("fits", scalar),
  "fallback-locales": list("fits", scalar),
  docs: scalar,
  "message-tail": scalar,
  initialisms: list("fits", scalar),
  uses: map(
    "never",
    {},
    map("fits", {
      folder: scalar,
      npm: scalar,
      git: scalar,
      ref: scalar,
      path: scalar,
      modules: map("fits", {}, list("fits", scalar)),
      import: list("fits", scalar),
    }),
  ),
  "x-": free,
  envelope: map("never", {
    success: map("fits", { code, absent: scalar, present: scalar }),
    code: places,
    common: scalar,
    "module-code": list("never", map("fits", { at: scalar, forms: list("fits", scalar) })),
    text: places,
    "request-id": places,
    params: scalar,
    "field-errors": map("fits", { at: scalar, field: scalar, code: scalar, text: scalar }),
    headers: map("fits", { code: places, "request-id": places, "retry-after": delays }),
    status: scalar,
  }),
  envelopes: map("fits", {
    problem: map("fits", {}),
    grpc: map("fits", { domain: scalar }),
    "json-rpc": map("fits", {}),
    graphql: map("fits", {}),
  }),
  server: map("fits", { unexpected: scalar }),
  targets: map("never", {}, { as: "map", keys: {}, others: free, line: "fits" }),
  lint: map("never", { preset: scalar, rules: map("fits", {}, scalar), require: list("fits", scalar) }),
  breaking: map("never", {
    rules: map("fits", {}, scalar),
    "fail-on": scalar,
    categories: list("fits", scalar),
  }),
  operations,
  modules: list("never", moduleLayout),
});
