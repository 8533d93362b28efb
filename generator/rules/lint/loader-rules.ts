import { entriesYaml } from "./example.js";
import type { EntryKeys, Example } from "./example.js";
import type { RuleCard } from "./rule.js";

/** An example with one entry, given by how it differs from a complete one. */
const entry = (keys: EntryKeys): Example => ({ errors: entriesYaml({ OrderNotFound: keys }) });

const good = entry({});

/**
 * The rules that the loader checks, by ID. They are all errors and always on: a spec that violates one cannot be read, or
 * not as its author meant it.
 */
export const loaderRules: readonly RuleCard[] = [
  {
    id: "canonical-code",
    severity: "error",
    summary: "A code has the canonical spelling of its module's code type.",
    why: "`04000` and `4000`, or `0x1` and `0x00000001`, would be two entries for the same code on the wire.",
    good,
    bad: entry({ code: "«0100»" }),
  },
  {
    id: "carrier",
    severity: "error",
    summary: "A carrier is the name of a public error of the common module.",
    why: "A server sends a module's code inside a common code. Without that code it could not send it.",
    good,
    bad: entry({ carrier: "«InternalError»" }),
  },
  {
    id: "catalog-file",
    severity: "error",
    summary: "A spec has an `errspec.yaml`.",
    why: "It contains what all modules share: the locales, the envelope and the targets.",
    good: { catalog: "catalog: shop\n" },
    bad: { files: { "orders.yaml": "«»module: orders\ntitle: Orders\nerrors: []\n" } },
  },
  {
    id: "envelope",
    severity: "error",
    summary: "The envelope refers only to existing modules and codes, and to each header once.",
    why: "Decoders are generated from the envelope. With a wrong name in it, they would misread every response.",
    good: { catalog: "envelope: { code: /code, text: /message }\n" },
    bad: { catalog: "envelope: { code: /code, common: «order», text: /message }\n" },
  },
  {
    id: "history",
    severity: "error",
    summary: "`errspec.history` is as `errspec history` has written it.",
    why: "It says when each code was added and how it changed, which a damaged file, such as after a merge, would lose. Restore it and run `errspec history`.",
    good,
    bad: { history: "«»<<<<<<< HEAD\n" },
  },
  {
    id: "invalid-value",
    severity: "error",
    summary: "A value is valid for its key.",
    why: "Names, IDs, pointers and links end up in code and file names, so only safe values are accepted.",
    good,
    bad: entry({ name: "«order_not_found»" }),
  },
  {
    id: "missing-key",
    severity: "error",
    summary: "Required keys are present.",
    why: "An entry needs a code, a name and a text.",
    good,
    bad: { errors: "- «code»: 100\n  text: The order does not exist. Check its number." },
  },
  {
    id: "operation",
    severity: "error",
    summary: "Operations name public errors and params that exist, and each operation is there once.",
    why: "A misspelled error would be in no list of what a call returns, and nobody would miss it.",
    good: { catalog: "operations: { list: { getOrder: { errors: [OrderNotFound] } } }\n" },
    bad: { catalog: "operations: { list: { getOrder: { errors: [«OrderNotfound»] } } }\n" },
  },
  {
    id: "range-order",
    severity: "error",
    summary: "A range starts with its lower end.",
    why: "A reversed range contains no codes, which is never intended.",
    good: {
      module: "groups:\n  lookup: { title: Lookup, range: 100-199 }\n",
      errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
    },
    bad: { module: "groups:\n  lookup: { title: Lookup, range: «199-100» }\n" },
  },
  {
    id: "server",
    severity: "error",
    summary: "`server` names public errors.",
    why: "A server sends them in place of what must not be sent. Without them it could not answer.",
    good: { catalog: "server: { unexpected: OrderNotFound }\n" },
    bad: { catalog: "server: { unexpected: «OrderNotfound» }\n" },
  },
  {
    id: "unknown-key",
    severity: "error",
    summary: "Every key is known or starts with `x-`.",
    why: "A misspelled key would be ignored: `retriable: true` would not make anything retryable.",
    good,
    bad: entry({ "«retriable»": "true" }),
  },
  {
    id: "uses",
    severity: "error",
    summary: "A catalog that a spec uses is what `errspec.lock` pins, and agrees with the spec.",
    why: "Codes that change without a commit here would change packages and docs that nobody reviewed. After a change, run `errspec uses update`, and look at what `errspec breaking` says.",
    good: { catalog: "catalog: shop\n" },
    bad: { catalog: "uses:\n  common: { «folder»: ../common }\n" },
  },
  {
    id: "yaml-alias",
    severity: "error",
    summary: "A spec has no YAML aliases.",
    why: "With an alias, one entry depends on another, and a few lines of nested aliases can exhaust memory.",
    good,
    bad: entry({ text: "&missing The order does not exist. Check its number.", note: "«*missing»" }),
  },
  {
    id: "yaml-character",
    severity: "error",
    summary: "A spec has no invisible characters.",
    why: "Control characters and marks that reorder or hide text let a spec look different from what it means.",
    good: entry({ text: '"The order\\u00a07 does not exist. Check its number."' }),
    bad: entry({ text: "The order«\u200b» does not exist. Check its number." }),
  },
  {
    id: "yaml-depth",
    severity: "error",
    summary: "Values are nested at most 64 levels deep.",
    why: "Deeper nesting can crash the YAML parser; a spec needs six levels.",
    good: entry({ "x-owner": "[[orders]]" }),
    bad: entry({ "x-owner": `${"[".repeat(64)}«[»orders${"]".repeat(65)}` }),
  },
  {
    id: "yaml-directive",
    severity: "error",
    summary: "A spec has no YAML directives.",
    why: "`%YAML 1.1` would change the meaning of words such as `no` and numbers such as `017` in the whole file.",
    good: { files: { "errspec.yaml": catalogText(), "orders.yaml": moduleText() } },
    bad: {
      files: { "errspec.yaml": catalogText(), "orders.yaml": "«%YAML 1.1»\n---\nmodule: orders\nerrors: []\n" },
    },
  },
  {
    id: "yaml-documents",
    severity: "error",
    summary: "A file contains one YAML document.",
    why: "Most tools would ignore everything after `---`, and so would people who see only the first page.",
    good: { files: { "errspec.yaml": catalogText(), "orders.yaml": moduleText() } },
    bad: {
      files: {
        "errspec.yaml": catalogText(),
        "orders.yaml": "module: orders\nerrors: []\n«---»\nmodule: carts\nerrors: []\n",
      },
    },
  },
  {
    id: "yaml-duplicate-key",
    severity: "error",
    summary: "A key occurs once in its mapping.",
    why: "One of the two values would be dropped, and which one depends on the parser.",
    good,
    bad: entry({ "«name»": "OrderMissing" }),
  },
  {
    id: "yaml-encoding",
    severity: "error",
    summary: "A file is UTF-8.",
    why: "In another encoding, every text that is not English would be garbled. Here � stands for a byte that is not UTF-8.",
    good: entry({ text: "The order of the café does not exist. Check its number." }),
    bad: entry({ text: "The order of the caf«\ufffd» does not exist. Check its number." }),
  },
  {
    id: "yaml-key",
    severity: "error",
    summary: "Keys are text.",
    why: "A list or a mapping as a key has no name that a message or a schema could refer to.",
    good,
    bad: {
      errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  ? «[»x-a, x-b]
  : orders
`,
    },
  },
  {
    id: "yaml-merge",
    severity: "error",
    summary: "A spec has no merge keys.",
    why: "Only some YAML parsers support merge keys, so the spec would have two meanings.",
    good,
    bad: entry({ "«<<»": "{ http: 404 }" }),
  },
  {
    id: "yaml-root",
    severity: "error",
    summary: "A file contains a mapping.",
    why: "A list, a text or an empty file is neither a catalog nor a module.",
    good: { files: { "errspec.yaml": catalogText(), "orders.yaml": moduleText() } },
    bad: { files: { "errspec.yaml": catalogText(), "orders.yaml": "«- code: 100\n»" } },
  },
  {
    id: "yaml-syntax",
    severity: "error",
    summary: "A file is valid YAML.",
    why: "The meaning of invalid YAML can only be guessed. A text that contains a colon and a space, or a space and a `#`, needs quotes.",
    good: entry({ text: '"Order unknown: check its number."' }),
    bad: entry({ text: '«"»The order does not exist. Check its number.' }),
  },
  {
    id: "yaml-tag",
    severity: "error",
    summary: "A spec has no YAML tags.",
    why: "Tags create values of types that only one parser knows.",
    good,
    bad: entry({ text: "«!secret» The order does not exist." }),
  },
];

function catalogText(): string {
  return `errspec: 1
catalog: shop
title: Shop API
version: 1.0.0
locales: [en]
docs: https://shop.example/{module}/{code}
envelope: { code: /code, text: /message }
`;
}

function moduleText(): string {
  return `module: orders
title: Orders
errors:
  - code: 100
    name: OrderNotFound
    text: The order does not exist. Check its number.
    kind: not_found
    action: fix_request
`;
}
