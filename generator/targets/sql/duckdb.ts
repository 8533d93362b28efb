import { pointerText } from "../../model/pointer.js";
import type { Dialect } from "./dialect.js";
import { literalRows, wrapped } from "./layout.js";
import { duckdbString as string } from "./literals.js";

const list = (items: readonly string[]): string => `[${wrapped(items, 96)}]`;

/** DuckDB also takes `NaN`, `Infinity` and a comma after the last member. Only a text that may have one is looked at again. */
const loose = `'(?i)nan|inf|,[ \\t\\r\\n]*[]}]'`;

/** Whether a text that DuckDB can read as JSON has nothing but what JSON has. */
export function isStrictJson(text: string): string {
  const withoutStrings = `regexp_replace(${text}, '"(?:[^"\\\\]|\\\\.)*"', '""', 'g')`;
  return `(not regexp_matches(${text}, ${loose}) or not regexp_matches(${withoutStrings}, ${loose}))`;
}

/** The SQL of DuckDB. Its JSON functions take JSON pointers. */
export const duckdb: Dialect = {
  id: "duckdb",
  title: "DuckDB",
  string,
  parse: ({ pointers, foreignKeys }) => {
    const paths = list(pointers.map((pointer) => string(pointerText(pointer))));
    return [
      { name: "marked", columns: [["json", `regexp_replace(body, '^\\x{FEFF}', '')`]] },
      { name: "checked", columns: [["is_json", `coalesce(json_valid(json) and ${isStrictJson("json")}, false)`]] },
      {
        name: "parsed",
        columns: [
          ["kinds", `case when is_json then json_type(json, ${paths}) end`],
          ["vals", `case when is_json then json_extract_string(json, ${paths}) end`],
          ...(foreignKeys.length === 0
            ? []
            : [
                [
                  "has_foreign_keys",
                  `case when is_json then list_has_all(${list(foreignKeys.map(string))}, json_keys(json)) end`,
                ] as const,
              ]),
        ],
      },
    ];
  },
  isNotJson: "not is_json",
  hasForeignKeys: "has_foreign_keys",
  kind: (index) => `kinds[${index + 1}]`,
  value: (index) => `vals[${index + 1}]`,
  isNumber: (kind) => `${kind} in ('UBIGINT', 'BIGINT', 'DOUBLE')`,
  isString: (kind) => `${kind} = 'VARCHAR'`,
  isObject: (kind) => `${kind} = 'OBJECT'`,
  isGiven: (kind) => `${kind} <> 'NULL'`,
  double: (value) => `try_cast(${value} as double)`,
  whole: (value) => {
    const double = `try_cast(${value} as double)`;
    return `case when abs(${double}) <= 9007199254740991 and ${double} = trunc(${double}) then ${double}::bigint end`;
  },
  integer: (digits) => `try_cast(${digits} as bigint)`,
  text: (integer) => `(${integer})::varchar`,
  hex: (integer, digits) => `format('{:0${digits}X}', ${integer})`,
  matches: (text, pattern) => `regexp_full_match(${text}, ${string(pattern)})`,
  group: (text, pattern) => `nullif(regexp_extract(${text}, ${string(pattern)}, 1), '')`,
  without: (text, pattern) => `regexp_replace(${text}, ${string(pattern)}, '')`,
  units: (text) => `length(regexp_replace(${text}, '[\\x{10000}-\\x{10FFFF}]', 'xx', 'g'))`,
  time: (timestamp) => `strftime(${timestamp}, '%Y-%m-%dT%H:%M:%S.%gZ')`,
  millis: (timestamp) => `epoch_ms(${timestamp})`,
  likeAny: (text, patterns) => `len(list_filter(${patterns}, lambda p: ${text} like p escape '\\')) > 0`,
  rows: (columns, rows) => `select * from (values${literalRows(rows)}) as row (${Object.keys(columns).join(", ")})`,
  fence: "",
};
