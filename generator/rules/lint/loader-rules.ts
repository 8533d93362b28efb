import { entriesYaml } from "./example.js";
import type { EntryKeys, Example } from "./example.js";
import type { RuleCard } from "./rule.js";

/** An example with one entry, given by how it differs from a complete one. */
const entry = (keys: EntryKeys): Example => ({ errors: entriesYaml({ OrderNotFound: keys }) });

const good = entry({});

/**
 * What is told of the rules that reading a spec applies by itself, in the order of their ids. They are all errors and
 * always on: a spec that breaks one cannot be read, or not as its author meant it.
 */
export const loaderRules: readonly RuleCard[] = [
  {
    id: "canonical-code",
    severity: "error",
    summary: "A code is written in the one way of its module's code type.",
    why: "`04000` and `4000`, or `0x1` and `0x00000001`, would be two entries for one code on the wire.",
    good,
    bad: entry({ code: "«0100»" }),
  },
  {
    id: "catalog-file",
    severity: "error",
    summary: "A spec has a file `errspec.yaml`.",
    why: "It holds what all modules share: the locales, the envelope and the targets.",
    good: { catalog: "catalog: shop\n" },
    bad: { files: { "orders.yaml": "«»module: orders\ntitle: Orders\nerrors: []\n" } },
  },
  {
    id: "envelope",
    severity: "error",
    summary: "The envelope speaks of modules and codes that there are.",
    why: "Decoders are made from it: with a wrong name in it they would take every response for another.",
    good: { catalog: "envelope: { code: /code, text: /message }\n" },
    bad: { catalog: "envelope: { code: /code, common: «order», text: /message }\n" },
  },
  {
    id: "invalid-value",
    severity: "error",
    summary: "A value is of the kind that its key takes.",
    why: "Names, ids, pointers and links land in code and in file names: only what is safe there is let in.",
    good,
    bad: entry({ name: "«order_not_found»" }),
  },
  {
    id: "missing-key",
    severity: "error",
    summary: "What is required is there.",
    why: "An entry without a code, a name or a text is none.",
    good,
    bad: { errors: "- «code»: 100\n  text: The order does not exist. Check its number." },
  },
  {
    id: "range-order",
    severity: "error",
    summary: "A range begins with its lower end.",
    why: "A range the other way round holds no code, which nobody means.",
    good: {
      module: "groups:\n  lookup: { title: Lookup, range: 100-199 }\n",
      errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
    },
    bad: { module: "groups:\n  lookup: { title: Lookup, range: «199-100» }\n" },
  },
  {
    id: "unknown-key",
    severity: "error",
    summary: "Every key is one of the spec's, or begins with `x-`.",
    why: "A misspelt key would be ignored: `retriable: true` would not make anything retryable.",
    good,
    bad: entry({ "«retriable»": "true" }),
  },
  {
    id: "yaml-alias",
    severity: "error",
    summary: "A spec has no YAML aliases.",
    why: "With an alias, what is said of one entry depends on another; and a few lines of them can fill any memory.",
    good,
    bad: entry({ text: "&missing The order does not exist. Check its number.", note: "«*missing»" }),
  },
  {
    id: "yaml-character",
    severity: "error",
    summary: "A spec has no character that a reader cannot see.",
    why: "Control characters and marks that turn or hide text let a spec show one thing and mean another.",
    good: entry({ text: '"The order\\u00a07 does not exist. Check its number."' }),
    bad: entry({ text: "The order«\u200b» does not exist. Check its number." }),
  },
  {
    id: "yaml-depth",
    severity: "error",
    summary: "Values are nested 64 deep at most.",
    why: "Deeper ones can stop the YAML reader as a whole; a spec needs six levels.",
    good: entry({ "x-owner": "[[orders]]" }),
    bad: entry({ "x-owner": `${"[".repeat(64)}«[»orders${"]".repeat(65)}` }),
  },
  {
    id: "yaml-directive",
    severity: "error",
    summary: "A spec has no YAML directives.",
    why: "`%YAML 1.1` would change what words such as `no` and numbers such as `017` mean in the whole file.",
    good: { files: { "errspec.yaml": catalogText(), "orders.yaml": moduleText() } },
    bad: {
      files: { "errspec.yaml": catalogText(), "orders.yaml": "«%YAML 1.1»\n---\nmodule: orders\nerrors: []\n" },
    },
  },
  {
    id: "yaml-documents",
    severity: "error",
    summary: "A file holds one YAML document.",
    why: "What stands after `---` would be ignored by most tools, and by people who see the first page.",
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
    summary: "A key stands once in its mapping.",
    why: "Of two values one would be dropped, and which one depends on the reader.",
    good,
    bad: entry({ "«name»": "OrderMissing" }),
  },
  {
    id: "yaml-encoding",
    severity: "error",
    summary: "A file is UTF-8.",
    why: "In another encoding every text that is not English would come out as something else. Here � stands for a byte that is no UTF-8.",
    good: entry({ text: "The order of the café does not exist. Check its number." }),
    bad: entry({ text: "The order of the caf«\ufffd» does not exist. Check its number." }),
  },
  {
    id: "yaml-key",
    severity: "error",
    summary: "Keys are texts.",
    why: "A list or a mapping as a key has no name that a message or a schema could call it by.",
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
    why: "Half of all YAML readers merge, half do not: the spec would mean two things.",
    good,
    bad: entry({ "«<<»": "{ http: 404 }" }),
  },
  {
    id: "yaml-root",
    severity: "error",
    summary: "A file holds a mapping.",
    why: "A list, a text or nothing at all is neither a catalog nor a module.",
    good: { files: { "errspec.yaml": catalogText(), "orders.yaml": moduleText() } },
    bad: { files: { "errspec.yaml": catalogText(), "orders.yaml": "«- code: 100\n»" } },
  },
  {
    id: "yaml-syntax",
    severity: "error",
    summary: "A file is YAML.",
    why: "Where it is not, what was meant can only be guessed. A text with a colon and a blank in it, or a blank and a `#`, needs quotes.",
    good: entry({ text: '"Order unknown: check its number."' }),
    bad: entry({ text: '«"»The order does not exist. Check its number.' }),
  },
  {
    id: "yaml-tag",
    severity: "error",
    summary: "A spec has no YAML tags.",
    why: "Tags make values of types that only one reader knows.",
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
