import type { Pointer } from "../../model/catalog.js";
import { isIndex } from "./dialect.js";
import type { Dialect } from "./dialect.js";
import { literalRows, wrapped } from "./layout.js";
import { sparkString as string } from "./literals.js";

const list = (items: readonly string[]): string => `array(${wrapped(items, 96)})`;

const map = (variant: string): string => `try_variant_get(${variant}, '$', 'map<string, variant>')`;

/** The value at a pointer, a step at a time: Spark's paths cannot spell every key, and a step may be a key or an index. */
function at(pointer: Pointer): string {
  return pointer.reduce((value, step) => {
    const key = `${value === "doc" ? "root" : map(value)}[${string(step)}]`;
    if (!isIndex(step) || BigInt(step) > 2147483647n) return key;
    return `coalesce(try_variant_get(${value}, '$[${step}]', 'variant'), ${key})`;
  }, "doc");
}

/** The SQL of Spark 4, with its type VARIANT. */
export const spark: Dialect = {
  id: "spark",
  title: "Spark SQL",
  string,
  parse: ({ pointers, foreignKeys }) => [
    { name: "marked", columns: [["json", "regexp_replace(body, '^\\\\x{FEFF}', '')"]] },
    {
      name: "parsed",
      columns: [
        // Its parser stops at the end of the first value, whatever follows.
        [
          "doc",
          "case when json not rlike '^[ \\\\t\\\\r\\\\n]*[{]' or json rlike '[}][ \\\\t\\\\r\\\\n]*\\\\z' then try_parse_json(json) end",
        ],
      ],
    },
    { name: "opened", columns: [["root", map("doc")]] },
    {
      name: "found_values",
      columns: [
        ...pointers.map((pointer, index) => [`variant_${index}`, at(pointer)] as const),
        ...(foreignKeys.length === 0
          ? []
          : [
              ["has_foreign_keys", `size(array_except(map_keys(root), ${list(foreignKeys.map(string))})) = 0`] as const,
            ]),
      ],
    },
    {
      name: "looked_up",
      columns: pointers.flatMap((_, index) => [
        [
          `kind_${index}`,
          `case
  when ${index === 0 ? "root" : map(`variant_${index}`)} is not null then 'OBJECT'
  else substring_index(substring_index(schema_of_variant(variant_${index}), '(', 1), '<', 1)
end`,
        ] as const,
        [`value_${index}`, `try_variant_get(variant_${index}, '$', 'string')`] as const,
      ]),
    },
  ],
  isNotJson: "doc is null",
  hasForeignKeys: "has_foreign_keys",
  kind: (index) => `kind_${index}`,
  value: (index) => `value_${index}`,
  isNumber: (kind) => `${kind} in ('BIGINT', 'DECIMAL', 'DOUBLE')`,
  isString: (kind) => `${kind} = 'STRING'`,
  isObject: (kind) => `${kind} = 'OBJECT'`,
  isGiven: (kind) => `${kind} <> 'VOID'`,
  double: (value) => `try_cast(${value} as double)`,
  whole: (value) => {
    const double = `try_cast(${value} as double)`;
    return `case when abs(${double}) <= 9007199254740991 and ${double} = floor(${double}) then try_cast(${double} as bigint) end`;
  },
  integer: (digits) => `try_cast(${digits} as bigint)`,
  text: (integer) => `cast(${integer} as string)`,
  hex: (integer, digits) => `lpad(hex(${integer}), ${digits}, '0')`,
  matches: (text, pattern) => `${text} rlike ${string(`^(?:${pattern})\\z`)}`,
  group: (text, pattern) => `nullif(regexp_extract(${text}, ${string(pattern)}, 1), '')`,
  without: (text, pattern) => `regexp_replace(${text}, ${string(pattern)}, '')`,
  units: (text) => `length(regexp_replace(${text}, '[\\\\x{10000}-\\\\x{10FFFF}]', 'xx'))`,
  time: (timestamp) => `date_format(${timestamp}, "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")`,
  millis: (timestamp) => `unix_millis(${timestamp})`,
  likeAny: (text, patterns) => `exists(${patterns}, p -> ${text} like p)`,
  rows: (columns, rows) => `select * from (values${literalRows(rows)}) as row (${Object.keys(columns).join(", ")})`,
  fence: "",
};
