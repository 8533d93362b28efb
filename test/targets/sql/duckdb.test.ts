import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../generator/cli/exit.js";
import { observeCommand } from "../../../generator/cli/observe.js";
import type { ObserveFlags } from "../../../generator/cli/observe.js";
import { captured } from "../../cli/captured.js";
import { linkConsumers } from "../../support/consumers.js";
import { put, temporaryFolder } from "../../support/folder.js";
import { root } from "../../support/tools.js";
import { countedSpec, countedTable } from "./counts-case.js";
import { installEngine, startEngine } from "./engine.js";
import { mayDiffer } from "./differences.js";
import { testEngine } from "./suite.js";

testEngine("duckdb");

const flags: ObserveFlags = {
  spec: "spec",
  inputs: [],
  input: "auto",
  field: [],
  base: "/v1",
  jobs: 1,
  format: "json",
  failOn: "error",
  allowEmpty: false,
  printCounts: false,
  repeats: true,
  today: "2026-11-29",
};

interface Report {
  readonly read: object;
  readonly codes: unknown;
  readonly coverage: unknown;
  readonly diagnostics: readonly { readonly rule: string; readonly observed: unknown }[];
}

/** A finding without its text, which may have an example or a place. */
const observed = ({ rule, observed: key }: Report["diagnostics"][number]): unknown => ({ rule, key });

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** All texts in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.skipIf(!installEngine("duckdb") && process.env["CI"] === undefined)("errspec observe", () => {
  it("says the same of a table that a database has counted as of the records themselves", async () => {
    const folder = temporaryFolder();
    const names = Object.keys(countedTable.columns).map((name) => (name === "request" ? "request_body" : name));
    const records = countedTable.rows.map((row) =>
      JSON.stringify(
        Object.fromEntries(row.flatMap((value, index) => (value === null ? [] : [[names[index] ?? "", value]]))),
      ),
    );
    // A row that has nothing is no record of a response.
    put(folder, {
      "spec/errspec.yaml": countedSpec,
      "in.ndjson": `${records.filter((record) => record !== "{}").join("\n")}\n`,
    });
    const query = await captured(folder, () => observeCommand({ ...flags, sql: "duckdb", table: "logged" }));
    const database = await startEngine("duckdb");
    const [rows = []] = await database.run({ table: countedTable, queries: [query.stdout] });
    const header = "result,module,code,module_code,reason,status,operation,text,n,repeats,first,last";
    put(folder, {
      "counts.csv": `${[header, ...rows.map((row) => row.map((cell) => (cell as string | number | null) ?? "").join(","))].join("\n")}\n`,
    });
    const read = await captured(folder, () => observeCommand({ ...flags, inputs: ["in.ndjson"] }));
    const counted = await captured(folder, () => observeCommand({ ...flags, counts: "counts.csv" }));
    const [ofRecords, ofTable] = [read, counted].map(
      ({ stdout }) => JSON.parse(stdout) as Readonly<Record<string, unknown>>,
    );
    expect(ofTable?.["diagnostics"]).toEqual(ofRecords?.["diagnostics"]);
    expect(ofTable?.["coverage"]).toEqual(ofRecords?.["coverage"]);
    expect(ofTable?.["codes"]).toEqual(ofRecords?.["codes"]);
    expect((ofTable?.["diagnostics"] as unknown[]).length).toBeGreaterThan(3);
  });

  const countedFiles = (): { readonly "spec/errspec.yaml": string; readonly "in.ndjson": string } => {
    const names = Object.keys(countedTable.columns).map((name) => (name === "request" ? "request_body" : name));
    const records = countedTable.rows.map((row) =>
      Object.fromEntries(row.flatMap((value, index) => (value === null ? [] : [[names[index] ?? "", value]]))),
    );
    const lines = [...records.map((record) => JSON.stringify(record)), '{"cut', "[1]", " ", '{"level":"info"}'];
    return { "spec/errspec.yaml": countedSpec, "in.ndjson": `${lines.join("\n")}\n` };
  };

  it("counts files in DuckDB as by itself", async () => {
    const folder = temporaryFolder();
    linkConsumers("targets/sql", folder);
    put(folder, countedFiles());
    const run = async (more: Partial<ObserveFlags>): Promise<Report> => {
      const { stdout } = await captured(folder, () => observeCommand({ ...flags, ...more }));
      return JSON.parse(stdout) as Report;
    };
    const read = await run({ inputs: ["in.ndjson"], input: "json" });
    put(folder, { "more/[a].jsonl.gz": "" });
    writeFileSync(join(folder, "more/[a].jsonl.gz"), gzipSync(readFileSync(join(folder, "in.ndjson"))));
    for (const inputs of [["in.ndjson"], ["more"]]) {
      const counted = await run({ inputs, engine: "duckdb", jobs: 2 });
      expect(counted.read).toEqual(read.read);
      expect(counted.codes).toEqual(read.codes);
      expect(counted.coverage).toEqual(read.coverage);
      expect(counted.diagnostics.map(observed)).toEqual(read.diagnostics.map(observed));
    }

    const database = await startEngine("duckdb");
    const columns = "* exclude (request, time), request as request_body, time at time zone 'UTC' as time";
    const copy = `copy (select ${columns}, {a: 1} as more from logged) to '${join(folder, "in.parquet")}'`;
    await database.run({ table: countedTable, statements: [copy] });
    // Not even the row that has nothing is damaged there.
    const isOfRows = ({ rule }: Report["diagnostics"][number]): boolean => rule !== "damaged-line";
    const ofTable = await run({ inputs: ["in.parquet"], engine: "duckdb" });
    expect(ofTable.read).toEqual({ ...read.read, damaged: 0, other: 1, records: countedTable.rows.length });
    expect(ofTable.diagnostics.map(observed)).toEqual(read.diagnostics.filter(isOfRows).map(observed));
    // With the columns elsewhere.
    const other = await run({ inputs: ["in.parquet"], engine: "duckdb", field: ["body=/more/a", "status=/none"] });
    expect(other.read).toMatchObject({ records: countedTable.rows.length, responses: 0 });
  });

  it("finds fields and times in DuckDB as by itself", async () => {
    const folder = temporaryFolder();
    linkConsumers("targets/sql", folder);
    const traffic = join(root, "test", "observe", "traffic", "generate.mjs");
    execFileSync(process.execPath, [traffic, "--out", folder, "--size", "1500", "--only", "ndjson"]);
    const page = readFileSync(join(root, "docs", "sql", "duckdb.md"), "utf8");
    const lines = readFileSync(join(folder, "ndjson", "traffic.ndjson"), "utf8").split(/\r?\n/);
    // Neither what DuckDB reads otherwise, nor records that are bodies themselves.
    const alike = lines.filter((line) => {
      const record = parsed(line);
      const isItself = typeof record === "object" && record !== null && "code" in record;
      return ![line, ...textsIn(record)].some((text) => text.includes("\ufffd") || mayDiffer(page, text)) && !isItself;
    });
    expect(alike.length).toBeGreaterThan(1300);
    put(folder, { "in.ndjson": `${alike.join("\n")}\n` });
    const run = async (more: Partial<ObserveFlags>): Promise<Report> => {
      const given = { ...flags, base: "", inputs: ["in.ndjson"], input: "json", ...more };
      return JSON.parse((await captured(folder, () => observeCommand(given))).stdout) as Report;
    };
    const [read, counted] = [await run({}), await run({ engine: "duckdb" })];
    // The order of the lines is not that of their times.
    const isAlike = ({ rule }: Report["diagnostics"][number]): boolean => rule !== "retry-storm";
    expect(counted.diagnostics.filter(isAlike).map(observed)).toEqual(read.diagnostics.filter(isAlike).map(observed));
    expect(counted.read).toEqual(read.read);
    expect(counted.codes).toEqual(read.codes);
  });

  it("says what to do if DuckDB cannot count", async () => {
    const folder = temporaryFolder();
    put(folder, { ...countedFiles(), "bad.parquet": "no" });
    const asked = (more: Partial<ObserveFlags>): Promise<unknown> =>
      captured(folder, () => observeCommand({ ...flags, engine: "duckdb", inputs: ["in.ndjson"], ...more }));
    await expect(asked({})).rejects.toThrow("npm install --save-dev @duckdb/node-api");
    linkConsumers("targets/sql", folder);
    await expect(asked({ inputs: ["bad.parquet"] })).rejects.toThrow(
      /^DuckDB cannot count these files: .*bad\.parquet/,
    );
    await expect(asked({ inputs: ["-"] })).rejects.toThrow("reads files only");
    await expect(asked({ inputs: ["none"] })).rejects.toThrow("there is no none");
    await expect(asked({ engine: "spark" })).rejects.toThrow(UsageError);
  });

  it("prints no query for an engine or a table that cannot be", async () => {
    const folder = temporaryFolder();
    put(folder, { "spec/errspec.yaml": countedSpec });
    const asked = (more: Partial<ObserveFlags>): Promise<unknown> =>
      captured(folder, () => observeCommand({ ...flags, ...more }));
    await expect(asked({ sql: "oracle" })).rejects.toThrow(UsageError);
    await expect(asked({ sql: "duckdb", table: "a; drop table b" })).rejects.toThrow(UsageError);
  });
});
