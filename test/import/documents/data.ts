import { stringify } from "yaml";
import { constantOf, entriesOf, hasConstants } from "./catalog.js";
import type { Entry, TestCatalog } from "./catalog.js";
import { isNumeric } from "./codes.js";
import type { TruthCode } from "./document.js";
import { truthOf } from "./layout.js";
import type { Random } from "./random.js";
import type { Shape } from "./shape.js";

const oneSection = { sections: 1 } as const;

/** How a value of data spells a code: a number if it is one in JSON. */
const valueOf = ({ kind }: TestCatalog, { code }: Entry): string | number =>
  isNumeric(kind) && kind !== "hex" ? Number(code.normalize("NFKC")) : code;

const all = (catalog: TestCatalog, shown: Parameters<typeof truthOf>[1] = {}): TruthCode[] =>
  entriesOf(catalog).map((entry) => truthOf(entry, shown));

interface Keys {
  readonly code: string;
  readonly text: string;
  readonly name: string;
  readonly status: string;
}

const keysOf = (random: Random, { says }: TestCatalog): Keys => ({
  code: random.pick(says ? ["code", "errorCode", "error_code", "errno"] : ["code", "id", "value", "number"]),
  text: random.pick(["message", "description", "text", "msg", "detail"]),
  name: random.pick(["name", "key", "constant", "symbol"]),
  status: random.pick(["status", "httpStatus", "http_status"]),
});

/** The entries as objects, with keys in a random order that all share. */
function objectsOf(catalog: TestCatalog, random: Random): { objects: Record<string, unknown>[]; codes: TruthCode[] } {
  const keys = keysOf(random, catalog);
  const constant = hasConstants(catalog) && random.chance(0.4);
  const status = random.chance(0.4);
  const order = random.sample([0, 1, 2, 3], 4);
  const objects = entriesOf(catalog).map((entry) => {
    const pairs: (readonly [string, unknown] | undefined)[] = [
      [keys.code, valueOf(catalog, entry)],
      [keys.text, entry.text],
      constant ? [keys.name, constantOf(entry)] : undefined,
      status ? [keys.status, entry.status] : undefined,
    ];
    return Object.fromEntries(order.flatMap((i) => (pairs[i] === undefined ? [] : [pairs[i]])));
  });
  return { objects, codes: all(catalog, { constant, status }) };
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Data among other settings of a file. */
const wrapped = (random: Random, key: string, value: unknown): unknown =>
  random.pick([
    { [key]: value },
    { version: "2.3.0", updated: "2024-05-17", [key]: value },
    { openTicketsAt: "https://example.com/support", limits: { perMinute: 100, size: 1048576 }, [key]: value },
  ]);

const listName = (random: Random, { says }: TestCatalog): string =>
  random.pick(says ? ["errors", "errorCodes", "error_codes"] : ["codes", "items", "results", "list"]);

const jsonArray: Shape["write"] = (catalog, random) => {
  const { objects, codes } = objectsOf(catalog, random);
  return { text: json(objects), extension: "json", codes, difficulties: [3] };
};

const jsonList: Shape["write"] = (catalog, random) => {
  const { objects, codes } = objectsOf(catalog, random);
  return {
    text: json(wrapped(random, listName(random, catalog), objects)),
    extension: "json",
    codes,
    difficulties: [3],
  };
};

/** Keys are codes, and values are texts or objects. */
const jsonMap: Shape["write"] = (catalog, random) => {
  const deep = random.chance(0.5);
  const entries = entriesOf(catalog);
  const map = Object.fromEntries(
    entries.map((entry) => [entry.code, deep ? { message: entry.text, status: entry.status } : entry.text]),
  );
  const value = random.chance(0.5) ? map : wrapped(random, listName(random, catalog), map);
  return { text: json(value), extension: "json", codes: all(catalog, { status: deep }), difficulties: [3] };
};

/** Keys are constants, and values have the code. */
const jsonNamed: Shape["write"] = (catalog, random) => {
  const { code, ...keys } = keysOf(random, catalog);
  const key = code === "id" ? "code" : code; // an ID beside a constant could be that of a database
  const map = Object.fromEntries(
    entriesOf(catalog).map((entry) => [constantOf(entry), { [key]: valueOf(catalog, entry), [keys.text]: entry.text }]),
  );
  return { text: json(map), extension: "json", codes: all(catalog, { constant: true }), difficulties: [3] };
};

/** Keys such as `error:storage:file-not-found`, with a message each. */
const jsonQualified: Shape["write"] = (catalog, random) => {
  const prefix = random.pick(["error", "err"]);
  const key = (title: number, entry: Entry): string => `${prefix}:pkg${title}:${entry.words.join("-")}`;
  const pairs = catalog.sections.flatMap(({ entries }, at) => entries.map((entry) => ({ key: key(at, entry), entry })));
  const map = Object.fromEntries(
    pairs.map((pair) => [pair.key, { translations: { [catalog.language.locale]: pair.entry.text } }]),
  );
  const codes = pairs.map((pair) => truthOf(pair.entry, { spellings: [pair.key] }));
  return { text: json(map), extension: "json", codes, difficulties: [3] };
};

const yaml: Shape["write"] = (catalog, random) => {
  const { objects, codes } = objectsOf(catalog, random);
  return {
    text: stringify(random.chance(0.4) ? objects : wrapped(random, listName(random, catalog), objects)),
    extension: random.pick(["yaml", "yml"]),
    codes,
    difficulties: [3],
  };
};

const yamlMap: Shape["write"] = (catalog, random) => {
  const pairs = entriesOf(catalog).map((entry) => [entry.code, entry.text] as const);
  const value = random.chance(0.5)
    ? Object.fromEntries(pairs)
    : { [listName(random, catalog)]: Object.fromEntries(pairs) };
  return { text: stringify(value), extension: "yaml", codes: all(catalog), difficulties: [3] };
};

/** An object on each line. */
const jsonLines: Shape["write"] = (catalog, random) => {
  const { objects, codes } = objectsOf(catalog, random);
  return {
    text: objects.map((object) => `${JSON.stringify(object)}\n`).join(""),
    extension: random.pick(["jsonl", "ndjson"]),
    codes,
    difficulties: [10],
  };
};

/** A list of rules for each module, among settings that have numbers too. */
const jsonModules: Shape["write"] = (catalog, random) => {
  const keys = keysOf(random, catalog);
  const modules = catalog.sections.map(({ title, entries }, i) => ({
    name: title,
    port: 8080 + i,
    rules: entries.map((entry) => ({ [keys.code]: valueOf(catalog, entry), [keys.text]: entry.text })),
  }));
  return {
    text: json({ version: 3, timeout: 30, modules }),
    extension: "json",
    codes: catalog.sections.flatMap(({ title, entries }) =>
      entries.map((entry) => truthOf(entry, { module: catalog.sections.length > 1 ? title : undefined })),
    ),
    difficulties: [3],
  };
};

/** A row of a file of separated values. */
const separated = (cells: readonly string[], separator: string): string =>
  cells
    .map((cell) => (/["\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(separator);

const csv: Shape["write"] = (catalog, random) => {
  const { objects, codes } = objectsOf(catalog, random);
  const separator = random.pick([",", ",", ";", "\t"]);
  const header = Object.keys(objects[0] ?? {});
  const hash = random.chance(0.4) ? [`# ${catalog.title}`, "# exported 2024-05-17, 2 pages"] : [];
  const rows = [header, ...objects.map((row) => Object.values(row).map(String))];
  return {
    text: [...hash, ...rows.map((row) => separated(row, separator))].join("\n") + "\n",
    extension: separator === "\t" ? "tsv" : "csv",
    codes,
    difficulties: hash.length > 0 ? [3] : [],
  };
};

const properties: Shape["write"] = (catalog, random) => {
  const prefix = random.pick(["", "", "error.", "errors.message."]);
  const gap = random.pick(["=", " = ", ": "]);
  const entries = entriesOf(catalog);
  const lines = entries.map(
    ({ code, text }) => `${prefix}${code.replaceAll(/[ :=]/g, "\\$&")}${gap}${text.replaceAll("\\", "\\\\")}`,
  );
  const codes = entries.map((entry) => truthOf(entry, { spellings: [entry.code, prefix + entry.code] }));
  return { text: `# ${catalog.title}\n\n${lines.join("\n")}\n`, extension: "properties", codes, difficulties: [3] };
};

const ini: Shape["write"] = (catalog) => ({
  text: `; ${catalog.title}\n[errors]\n${entriesOf(catalog)
    .map(({ code, text }) => `${code} = ${text}`)
    .join("\n")}\n`,
  extension: "ini",
  codes: all(catalog),
  difficulties: [3],
});

const words = ["int", "long", "prefixed", "dashed", "upper-snake", "camel", "kebab", "dotted", "lower-dotted"] as const;
const numeric = ["int", "long", "negative", "prefixed", "dashed", "zeros"] as const;

export const dataShapes: readonly Shape[] = [
  { id: "json/array", weight: 3, limits: oneSection, write: jsonArray },
  { id: "json/list", weight: 3, limits: oneSection, write: jsonList },
  { id: "json/map", weight: 3, limits: { ...oneSection, kinds: words }, write: jsonMap },
  { id: "json/named", weight: 2, limits: { ...oneSection, kinds: numeric }, write: jsonNamed },
  { id: "json/qualified", weight: 2, limits: { kinds: ["kebab"] }, write: jsonQualified },
  { id: "json/lines", weight: 1, limits: oneSection, write: jsonLines },
  { id: "json/modules", weight: 2, limits: {}, write: jsonModules },
  { id: "yaml/list", weight: 2, limits: oneSection, write: yaml },
  { id: "yaml/map", weight: 2, limits: { ...oneSection, kinds: words }, write: yamlMap },
  { id: "csv", weight: 4, limits: oneSection, write: csv },
  { id: "properties", weight: 2, limits: { kinds: words, tame: true }, write: properties },
  { id: "ini", weight: 1, limits: { kinds: ["int", "long", "prefixed", "upper-snake"], tame: true }, write: ini },
];
