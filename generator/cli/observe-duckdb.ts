import { tmpdir } from "node:os";
import { installedPackage } from "../disk/installed-package.js";
import { inputFiles, standardInput } from "../disk/streams.js";
import { visible } from "../diagnostic/visible.js";
import type { Catalog } from "../model/catalog.js";
import type { Counts } from "../observe/counts.js";
import { readCounts } from "../observe/counts-table.js";
import { fieldPlaces } from "../observe/fields.js";
import type { ReadOptions } from "../observe/part.js";
import type { ParquetColumn } from "../targets/sql/duckdb-records.js";
import { UsageError } from "./exit.js";

interface Input {
  readonly spec: string;
  readonly catalog: Catalog;
  readonly paths: readonly string[];
  readonly options: Omit<ReadOptions, "format">;
  /** How many threads read. */
  readonly jobs: number;
}

/** What is used of the package. */
interface Connection {
  runAndReadAll(statement: string): Promise<{ getRowsJson(): readonly (readonly unknown[])[] }>;
  closeSync(): void;
}

const packageName = "@duckdb/node-api";

/** Counts records in NDJSON and Parquet files with DuckDB, by the query of `--sql duckdb`. */
export async function countInDuckDB({ spec, catalog, paths, options, jobs }: Input): Promise<Counts> {
  const files = inputFiles(paths);
  if ("missing" in files) throw new UsageError(`there is no ${visible(files.missing)}`);
  if (files.includes(standardInput)) throw new UsageError("--engine duckdb reads files only; leave out `-`");
  if (files.length === 0) return readCounts(catalog, "", noCounts);
  const connection = await connect(spec);
  try {
    const counted = await tableOf(connection, { catalog, files, options, jobs });
    return readCounts(catalog, paths.join(", "), counted.length === 0 ? noCounts : counted.join("\n"));
  } catch (error) {
    const [problem = ""] = (error as Error).message.split("\n");
    throw new UsageError(`DuckDB cannot count these files: ${visible(problem)}`);
  } finally {
    connection.closeSync();
  }
}

/** A table of counts without a row. */
const noCounts = "code,n\n";

/** The counts, a row of JSON each. */
async function tableOf(
  connection: Connection,
  { catalog, files, options, jobs }: Omit<Input, "paths" | "spec"> & { readonly files: readonly string[] },
): Promise<readonly string[]> {
  const [{ countsQuery }, records] = await Promise.all([
    import("../targets/sql/counts.js"),
    import("../targets/sql/duckdb-records.js"),
  ]);
  const rows = async (statement: string): Promise<readonly (readonly unknown[])[]> =>
    (await connection.runAndReadAll(statement)).getRowsJson();
  const places = fieldPlaces(options.fields);
  const isTable = (file: string): boolean => /\.(?:parquet|pq)$/i.test(file);
  const [tables, lines] = [files.filter(isTable), files.filter((file) => !isTable(file))];
  for (const statement of records.settings(jobs, tmpdir())) await rows(statement);
  const sources = lines.length === 0 ? [] : [records.linesSource(lines)];
  if (tables.length > 0) {
    const columns = (await rows(records.parquetColumns(tables))) as readonly ParquetColumn[];
    sources.push(records.parquetSource(tables, columns, places));
  }
  for (const statement of records.recordStatements(sources, places)) await rows(statement);
  const { base, module } = options;
  const query = countsQuery(catalog, "duckdb", { table: "responses", base, module, repeats: true });
  // As one text for each row: the client would drop a byte order mark at the start of a value.
  const counted = await rows(`select to_json(row)::varchar from (\n${query.replace(/;\s*$/, "")}\n) as row`);
  const [[damaged = 0, other = 0] = []] = await rows(records.restOfRecords);
  const rest = Object.entries({ damaged, other }).flatMap(([result, n]) =>
    Number(n) === 0 ? [] : [JSON.stringify({ result, code: "", n: Number(n) })],
  );
  return [...counted.map(([row]) => String(row)), ...rest];
}

async function connect(spec: string): Promise<Connection> {
  const module = (await installedPackage(spec, packageName)) as
    { readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> } } | undefined;
  if (module === undefined) {
    throw new UsageError(`DuckDB is not installed beside the spec; run npm install --save-dev ${packageName}`);
  }
  return (await module.DuckDBInstance.create(":memory:")).connect();
}
