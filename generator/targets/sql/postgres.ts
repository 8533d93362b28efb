import type { Pointer } from "../../model/catalog.js";
import { isIndex } from "./dialect.js";
import type { Dialect } from "./dialect.js";
import { literalRows, wrapped } from "./layout.js";
import { postgresString as string } from "./literals.js";

const list = (items: readonly string[]): string => `array[${wrapped(items, 96)}]::text[]`;

/** A step that PostgreSQL would take for an index although JSON pointers have no such index: `-1`, `01`. */
function isOddIndex(step: string): boolean {
  return /^\s*[-+]?[0-9]+\s*$/.test(step) && !isIndex(step);
}

/** The value at a pointer. A step that is an odd index finds nothing in an array. */
function at(pointer: Pointer, from = "doc"): string {
  const odd = pointer.findIndex(isOddIndex);
  const steps = odd < 0 ? pointer : pointer.slice(0, odd);
  const plain = steps.length === 0 ? from : `(${from} #> ${list(steps.map(string))})`;
  if (odd < 0) return plain;
  const inner = `(case when jsonb_typeof(${plain}) = 'object' then ${plain} -> ${string(pointer[odd] ?? "")} end)`;
  return at(pointer.slice(odd + 1), inner);
}

/** The SQL of PostgreSQL 16 or later, with `jsonb`, which keeps the last of repeated keys. */
export const postgres: Dialect = {
  id: "postgres",
  title: "PostgreSQL",
  string,
  parse: ({ pointers, foreignKeys }) => [
    { name: "marked", columns: [["json", "regexp_replace(body, '^\\uFEFF', '')"]] },
    { name: "parsed", columns: [["doc", "case when pg_input_is_valid(json, 'jsonb') then json::jsonb end"]] },
    {
      name: "looked_up",
      columns: [
        ...pointers.flatMap((pointer, index) => [
          [`kind_${index}`, `jsonb_typeof(${at(pointer)})`] as const,
          [`value_${index}`, `${at(pointer)} #>> '{}'`] as const,
        ]),
        ...(foreignKeys.length === 0
          ? []
          : [
              [
                "has_foreign_keys",
                `case when jsonb_typeof(doc) = 'object' then doc - ${list(foreignKeys.map(string))} = '{}' end`,
              ] as const,
            ]),
      ],
    },
  ],
  isNotJson: "doc is null",
  hasForeignKeys: "has_foreign_keys",
  kind: (index) => `kind_${index}`,
  value: (index) => `value_${index}`,
  isNumber: (kind) => `${kind} = 'number'`,
  isString: (kind) => `${kind} = 'string'`,
  isObject: (kind) => `${kind} = 'object'`,
  isGiven: (kind) => `${kind} <> 'null'`,
  double: (value) => `${value}::numeric`,
  whole: (value) =>
    // A double of its own has no room for every number of JSON, and rounds the others as the contract says.
    `(case
  when abs(${value}::numeric) < 1e-300 then 0
  when abs(${value}::numeric) < 9007199254740992
    and ${value}::numeric::float8 = trunc(${value}::numeric::float8)
    and abs(${value}::numeric::float8) <= 9007199254740991 then ${value}::numeric::float8::bigint
end)`,
  integer: (digits) => `${digits}::bigint`,
  text: (integer) => `(${integer})::text`,
  hex: (integer, digits) => `lpad(upper(to_hex(${integer})), ${digits}, '0')`,
  matches: (text, pattern) => `${text} ~ ${string(`^(?:${pattern})$`)}`,
  group: (text, pattern) => `substring(${text} from ${string(pattern)})`,
  without: (text, pattern) => `regexp_replace(${text}, ${string(pattern)}, '')`,
  units: (text) => `length(regexp_replace(${text}, '[\\U00010000-\\U0010FFFF]', 'xx', 'g'))`,
  time: (timestamp) => `to_char(${timestamp}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  millis: (timestamp) => `floor(extract(epoch from ${timestamp}) * 1000)`,
  likeAny: (text, patterns) => `${text} like any (${patterns})`,
  rows: (columns, rows) => `select * from (values${literalRows(rows)}) as row (${Object.keys(columns).join(", ")})`,
  fence: "\n  offset 0",
};
