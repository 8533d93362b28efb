import type { Pointer } from "../../model/catalog.js";
import { isIndex } from "./dialect.js";
import type { Dialect } from "./dialect.js";
import { literalRows, wrapped } from "./layout.js";
import { clickhouseString as string } from "./literals.js";

const list = (items: readonly string[]): string => `[${wrapped(items, 96)}]`;

/** The JSON text of the value at a pointer, empty if there is none. Only an array has indexes. */
function raw(pointer: Pointer, json = "json"): string {
  const index = pointer.findIndex(isIndex);
  const keys = (steps: Pointer): string =>
    steps.length === 0 ? json : `JSONExtractRaw(${[json, ...steps.map(string)].join(", ")})`;
  if (index < 0) return keys(pointer);
  const parent = keys(pointer.slice(0, index));
  const step = pointer[index] ?? "";
  const rest = pointer.slice(index + 1);
  const found = `if(startsWith(${parent}, '['), JSONExtractRaw(${parent}, ${BigInt(step) + 1n}), JSONExtractRaw(${parent}, ${string(step)}))`;
  return rest.length === 0 ? found : raw(rest, found);
}

/** The SQL of ClickHouse. A value is known by the first character of its JSON text. */
export const clickhouse: Dialect = {
  id: "clickhouse",
  title: "ClickHouse",
  string,
  parse: ({ pointers, foreignKeys }) => [
    {
      name: "marked",
      columns: [["json", `trimLeft(replaceRegexpOne(ifNull(body, ''), '^\\\\x{FEFF}', ''), ' \\t\\r\\n')`]],
    },
    { name: "checked", columns: [["is_json", "isValidJSON(json) and match(json, '^[^\\\\x{FEFF}]')"]] },
    {
      name: "parsed",
      columns: [
        ...pointers.map((pointer, index) => [`raw_${index}`, `if(is_json, ${raw(pointer)}, '')`] as const),
        ...(foreignKeys.length === 0
          ? []
          : [["has_foreign_keys", `hasAll(${list(foreignKeys.map(string))}, JSONExtractKeys(json))`] as const]),
      ],
    },
    {
      name: "looked_up",
      columns: pointers.flatMap((_, index) => [
        [`kind_${index}`, `nullIf(substring(raw_${index}, 1, 1), '')`] as const,
        [`value_${index}`, `if(startsWith(raw_${index}, '"'), JSONExtractString(raw_${index}), raw_${index})`] as const,
      ]),
    },
  ],
  isNotJson: "not is_json",
  hasForeignKeys: "has_foreign_keys",
  kind: (index) => `kind_${index}`,
  value: (index) => `value_${index}`,
  isNumber: (kind) => `match(${kind}, '^[-0-9]')`,
  isString: (kind) => `${kind} = '"'`,
  isObject: (kind) => `${kind} = '{'`,
  isGiven: (kind) => `${kind} <> 'n'`,
  double: (value) => `toFloat64OrNull(${value})`,
  whole: (value) => {
    const double = `toFloat64OrNull(${value})`;
    return `if(abs(${double}) <= 9007199254740991 and ${double} = trunc(${double}), toInt64(${double}), null)`;
  },
  integer: (digits) => `toInt64OrNull(${digits})`,
  text: (integer) => `toString(${integer})`,
  hex: (integer, digits) => `leftPad(hex(toUInt64(${integer})), ${digits}, '0')`,
  matches: (text, pattern) => `match(${text}, ${string(`^(?:${pattern})\\z`)})`,
  group: (text, pattern) => `nullIf(extract(${text}, ${string(pattern)}), '')`,
  without: (text, pattern) => `replaceRegexpOne(${text}, ${string(pattern)}, '')`,
  units: (text) => `lengthUTF8(replaceRegexpAll(${text}, '[\\\\x{10000}-\\\\x{10FFFF}]', 'xx'))`,
  time: (timestamp) => `concat(replaceOne(toString(toDateTime64(${timestamp}, 3, 'UTC')), ' ', 'T'), 'Z')`,
  millis: (timestamp) => `toUnixTimestamp64Milli(toDateTime64(${timestamp}, 3, 'UTC'))`,
  likeAny: (text, patterns) => `arrayExists(p -> ${text} like p, ${patterns})`,
  rows: (columns, rows) => {
    const types = Object.entries(columns).map(
      ([name, type]) => `${name} ${type === "text" ? "String" : "Array(String)"}`,
    );
    return `select * from values('${types.join(", ")}',${literalRows(rows)})`;
  },
  fence: "",
};
