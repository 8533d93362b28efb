import type { Pointer } from "../../model/catalog.js";
import { pointerText } from "../../model/pointer.js";
import { isStrictJson } from "./duckdb.js";
import { duckdbString as string } from "./literals.js";
import { caseOf, wrapped } from "./layout.js";

/*
 * Records in files as the table that the counting query reads: section 2 of the observe contract, in DuckDB's SQL.
 */

/** Where each column of the table may be in a record, the first place first. */
export type RecordPlaces = Readonly<
  Record<
    "body" | "status" | "method" | "target" | "operation" | "module" | "time" | "client" | "request",
    readonly Pointer[]
  >
>;

/** The columns of Parquet files: their names and types, as `describe` has them. */
export type ParquetColumn = readonly [name: string, type: string];

/** What comes before everything else: threads, a folder for what is too large for memory, and no downloads. */
export function settings(threads: number, folder: string): readonly string[] {
  return [
    "set autoinstall_known_extensions = false",
    `set temp_directory = ${string(folder)}`,
    `set threads = ${threads}`,
  ];
}

/** Each line of some files as JSON in the column `json`, null for a damaged line. */
export function linesSource(files: readonly string[]): string {
  return `select json from read_ndjson_objects(${fileList(files)}, ignore_errors = true, maximum_object_size = ${2 ** 24})`;
}

/** What {@link parquetSource} needs to know about the files. */
export function parquetColumns(files: readonly string[]): string {
  return `select column_name, column_type from (describe select * from ${parquet(files)})`;
}

/** Each row of some files as JSON, of the columns that may matter. */
export function parquetSource(
  files: readonly string[],
  columns: readonly ParquetColumn[],
  places: RecordPlaces,
): string {
  const all = Object.values(places).flat();
  const wanted = columns.filter(([name]) => all.some(([first = name]) => first === name));
  const fields = wanted.map(([name, type]) => {
    const column = `"${name.replaceAll('"', '""')}"`;
    // Its text depends on the time zone of the machine.
    return `${column}: ${type === "TIMESTAMP WITH TIME ZONE" ? `make_timestamp(epoch_us(${column}))` : column}`;
  });
  const record = fields.length === 0 ? "'{}'::json" : `to_json({${fields.join(", ")}})`;
  return `select ${record} as json from ${parquet(files)}`;
}

const parquet = (files: readonly string[]): string => `read_parquet(${fileList(files)}, union_by_name = true)`;

/** A list of files by their very names, which are patterns to DuckDB. */
function fileList(files: readonly string[]): string {
  return `[${files.map((file) => string(file.replace(/[*?[]/g, "[$&]"))).join(", ")}]`;
}

/** How many lines are damaged, and how many have neither a body nor a status. */
export const restOfRecords =
  "select count(*) filter (where is_damaged), count(*) filter (where not is_damaged and is_other) from records";

/** Makes the table `records` of some sources, and of those with a response the view `responses`. */
export function recordStatements(sources: readonly string[], places: RecordPlaces): readonly string[] {
  const pointers = [...new Set(Object.values(places).flat().map(pointerText))];
  const at = (pointer: Pointer): number => pointers.indexOf(pointerText(pointer)) + 1;
  const paths = `[${wrapped(pointers.map(string), 96)}]`;
  const first = (name: keyof RecordPlaces, holds: (type: string, value: string) => string): string =>
    caseOf(places[name].map((pointer) => {
      const [type, value] = [`types[${at(pointer)}]`, `vals[${at(pointer)}]`];
      return [holds(type, value), value] as const;
    })); // prettier-ignore
  const isText = (type: string): string => `${type} = 'VARCHAR'`;
  const isNumber = (type: string): string => `${type} in ('UBIGINT', 'BIGINT', 'DOUBLE')`;
  const isBody = (type: string): string => `${type} in ('VARCHAR', 'OBJECT', 'ARRAY')`;
  const isStatus = (type: string, value: string): string =>
    `case
  when ${isNumber(type)} then try_cast(${value} as double) between 100 and 599 and try_cast(${value} as double) % 1 = 0
  when ${isText(type)} then regexp_full_match(${value}, '[1-5][0-9]{2}')
end`;
  return [
    `create view lines as ${sources.join("\nunion all by name ")}`,
    `create view placed as
select *, json_type(json, ${paths}) as types, json_extract_string(json, ${paths}) as vals
from lines`,
    `create view records as
select
  not coalesce(json_type(json) = 'OBJECT' and ${isStrictJson("json::varchar")}, false) as is_damaged,
  ${first("time", (type) => `${isText(type)} or ${isNumber(type)}`)} as given_time,
  ${first("module", isText)} as module,
  ${first("operation", isText)} as operation,
  ${first("method", isText)} as method,
  ${first("target", (type, value) => `${isText(type)} and regexp_matches(${value}, '^(?:/|https?://)')`)} as target,
  try_cast(${first("status", isStatus)} as double)::integer as status,
  ${first("body", isBody)} as body,
  ${first("client", isText)} as client,
  ${first("request", isBody)} as request,
  body is null and status is null as is_other
from placed`,
    `create view responses as
select * exclude (given_time, is_damaged, is_other), ${timeOf("given_time")} as time
from records
where not is_damaged and not is_other`,
  ];
}

const dateTime = "^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:[.,]([0-9]{1,3})[0-9]*)?";
const offset = "(?:[Zz]|([+-])([0-9]{2}):?([0-9]{2}))?$";

/** A time as RFC 3339, nginx or a number has it, in milliseconds. */
function timeOf(value: string): string {
  const part = (group: number): string => `regexp_extract(${value}, ${string(dateTime + offset)}, ${group})`;
  const number = `try_cast(${value} as double)`;
  const minutes = `(coalesce(try_cast(${part(5)} as integer), 0) * 60 + coalesce(try_cast(${part(6)} as integer), 0))`;
  const millis = caseOf([
    [
      `regexp_matches(${value}, ${string(dateTime + offset)})`,
      `epoch_ms(try_cast(${part(1)} || ' ' || ${part(2)} as timestamp)) + coalesce(try_cast(rpad(${part(3)}, 3, '0') as integer), 0)
  - case when ${part(4)} = '-' then -1 else 1 end * ${minutes} * 60000`,
    ],
    [`not regexp_full_match(${value}, '[0-9.eE+-]+')`, `epoch_ms(try_strptime(${value}, '%d/%b/%Y:%H:%M:%S %z'))`],
    [`${number} < 1e11`, `floor(round(${number} * 1e6) / 1e3)`],
    [`${number} < 1e14`, `floor(${number})`],
    [`${number} < 1e17`, `floor(${number} / 1e3)`],
    [`${number} < 1e20`, `floor(${number} / 1e6)`],
  ]);
  return `make_timestamp(try_cast(${millis} as bigint) * 1000)`;
}
