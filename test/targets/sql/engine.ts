import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { EngineId } from "../../../generator/targets/sql/options.js";
import { folderOf, installConsumers } from "../../support/consumers.js";
import { root } from "../../support/tools.js";

/** What an engine shall do: fill a table, run scripts, answer queries. */
export interface Job {
  readonly table?: Table;
  readonly statements?: readonly string[];
  readonly queries?: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, "text" | "int" | "time">>;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** An engine that runs. */
export interface Running {
  /** The rows of each query. Throws what the engine says. */
  readonly run: (job: Job) => Promise<readonly Rows[]>;
  readonly close: () => Promise<void>;
}

export type Rows = readonly (readonly unknown[])[];

/** The engines that are Python packages. */
const packages: Readonly<Partial<Record<EngineId, string>>> = {
  clickhouse: "chdb==4.4.0",
  postgres: "embedded-postgres==18.6.3",
  spark: "pyspark==4.3.0",
};

const folderFor = (engine: EngineId): string => join(root, "node_modules", ".cache", "errspec-sql", engine);

/** Installs an engine, once. Returns whether it is there. */
export function installEngine(engine: EngineId): boolean {
  const wanted = packages[engine];
  if (wanted === undefined) return installConsumers("targets/sql");
  if (engine === "spark" && spawnSync("java", ["-version"]).status !== 0) return false;
  const folder = folderFor(engine);
  const stamp = join(folder, "stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return true;
  mkdirSync(folder, { recursive: true });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted];
  for (const [program, args] of [
    ["python3", ["-m", "venv", "--clear", folder]],
    [join(folder, "bin", "python3"), pip],
  ] as const) {
    const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
    if (status === 0) continue;
    console.warn(`${program} ${args.join(" ")}: ${stderr}`);
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}

/** Starts an engine that is installed. */
export function startEngine(engine: EngineId): Promise<Running> {
  return engine === "duckdb" ? startDuckDB() : Promise.resolve(startProgram(engine));
}

/** A program that reads a job a line and prints an answer a line. */
function startProgram(engine: EngineId): Running {
  const python = join(folderFor(engine), "bin", "python3");
  const child = spawn(python, [join(import.meta.dirname, "engine.py"), engine], { stdio: ["pipe", "pipe", "pipe"] });
  const said: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString("utf8")));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.on("close", resolve));
  return {
    run: async ({ table, statements = [], queries = [] }) => {
      const job = { ...(table === undefined ? {} : { ...table, table: table.name }), statements, queries };
      child.stdin.write(`${JSON.stringify(job)}\n`);
      const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
      if (done === true) throw new Error(`${engine} has ended: ${said.join("").slice(-2000)}`);
      const { rows, error } = JSON.parse(value) as { rows?: readonly Rows[]; error?: string };
      if (rows === undefined) throw new Error(error);
      return rows;
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

interface Appender {
  appendNull(): void;
  appendInteger(value: number): void;
  appendVarchar(value: string): void;
  endRow(): void;
  closeSync(): void;
}

interface Connection {
  runAndReadAll(statement: string): Promise<{ getRowsJson(): Rows }>;
  createAppender(table: string): Promise<Appender>;
}

const duckdbTypes = { text: "varchar", int: "integer", time: "timestamp" };

async function startDuckDB(): Promise<Running> {
  const { DuckDBInstance } = createRequire(join(folderOf("targets/sql"), "package.json"))("@duckdb/node-api") as {
    DuckDBInstance: { create: (path: string) => Promise<{ connect: () => Promise<Connection> }> };
  };
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const load = async ({ name, columns, rows }: Table): Promise<void> => {
    const types = Object.entries(columns).map(([column, type]) => `${column} ${duckdbTypes[type]}`);
    const texts = Object.entries(columns).map(
      ([column, type]) => `${column} ${type === "int" ? "integer" : "varchar"}`,
    );
    await connection.runAndReadAll(`create or replace table added (${texts.join(", ")})`);
    const appender = await connection.createAppender("added");
    for (const row of rows) {
      for (const value of row) {
        if (value === null) appender.appendNull();
        else if (typeof value === "number") appender.appendInteger(value);
        else appender.appendVarchar(value);
      }
      appender.endRow();
    }
    appender.closeSync();
    await connection.runAndReadAll(`create or replace table ${name} (${types.join(", ")})`);
    await connection.runAndReadAll(`insert into ${name} from added`);
  };
  return {
    run: async ({ table, statements = [], queries = [] }) => {
      if (table !== undefined) await load(table);
      for (const statement of statements) await connection.runAndReadAll(statement);
      const answers: Rows[] = [];
      for (const query of queries) {
        // The client drops a byte order mark at the start of a text, but not inside JSON.
        const whole = `select to_json(row)::varchar from (\n${query.replace(/;\s*$/, "")}\n) as row`;
        const rows = (await connection.runAndReadAll(whole)).getRowsJson();
        answers.push(rows.map(([row]) => Object.values(JSON.parse(String(row)) as Readonly<Record<string, unknown>>)));
      }
      return answers;
    },
    close: () => Promise.resolve(),
  };
}
